package org.vggscope.ui.window;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.format.Numbers;

/** The network, the engine, the memory they take, and what is being done. */
final class StatusBar extends HBox {
  private final Session session;
  private final Label model = new Label();
  private final Label engine = new Label();
  private final Label memory = new Label();

  StatusBar(Session session) {
    this.session = session;
    setId("status-bar");
    getStyleClass().add("status-bar-area");
    setAlignment(Pos.CENTER_LEFT);
    model.setId("status-model");
    engine.setId("status-engine");
    memory.setId("status-memory");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(model, engine, memory, space, new TaskBox(session.tasks()));

    session.modelProperty().addListener((o, old, now) -> showModel());
    session.resultProperty().addListener((o, old, now) -> showModel());
    showModel();
  }

  private void showModel() {
    ModelView loaded = session.modelProperty().get();
    if (loaded == null) {
      model.setText("No network yet");
      return;
    }
    model.setText(
        String.format(
            Locale.ROOT,
            "%s · %,d parameters",
            loaded.title(),
            loaded.architecture().parameters()));
    engine.setText(loaded.engine());
    PictureResult result = session.resultProperty().get();
    memory.setText(
        "weights %s%s"
            .formatted(
                Numbers.megabytes(loaded.bytes()),
                result == null
                    ? ""
                    : " · activations " + Numbers.megabytes(result.activationBytes())));
  }
}
