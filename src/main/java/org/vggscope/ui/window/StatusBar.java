package org.vggscope.ui.window;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.Owner;

/** The network, the engine, the memory they take, and what is being done. */
final class StatusBar extends HBox {
  private final Session session;
  private final Label model = new Label();
  private final Label engine = new Label();
  private final Label memory = new Label();

  StatusBar(Owner owner, Session session) {
    this.session = session;
    setId("status-bar");
    getStyleClass().add("status-bar-area");
    setAlignment(Pos.CENTER_LEFT);
    model.setId("status-model");
    engine.setId("status-engine");
    memory.setId("status-memory");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(model, engine, memory, space, new TaskBox(owner, session.tasks()));

    owner.on(session.modelProperty(), this::showModel);
    owner.on(session.resultProperty(), this::showModel);
    showModel();
  }

  private void showModel() {
    ModelView loaded = session.modelProperty().get();
    if (loaded == null) {
      model.setText(Texts.of("No network yet"));
      return;
    }
    model.setText(
        Texts.of("%s · %,d parameters", loaded.title(), loaded.architecture().parameters()));
    engine.setText(loaded.engine());
    PictureResult result = session.resultProperty().get();
    String weights = Numbers.megabytes(loaded.bytes());
    memory.setText(
        result == null
            ? Texts.of("weights %s", weights)
            : Texts.of(
                "weights %s · activations %s",
                weights, Numbers.megabytes(result.activationBytes())));
  }
}
