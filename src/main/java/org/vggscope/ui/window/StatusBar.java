package org.vggscope.ui.window;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.session.Work;

/**
 * The network, the engine, the memory they take, and what is being done, with a button to stop it.
 */
final class StatusBar extends HBox {
  private static final Duration SHORT = Duration.millis(300);

  private final Session session;
  private final Label model = new Label();
  private final Label engine = new Label();
  private final Label memory = new Label();
  private final Label title = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Button cancel = new Button("Cancel");
  private final HBox work = new HBox(title, progress, cancel);
  private final PauseTransition patience = new PauseTransition(SHORT);

  StatusBar(Session session) {
    this.session = session;
    setId("status-bar");
    getStyleClass().add("status-bar-area");
    setAlignment(Pos.CENTER_LEFT);
    model.setId("status-model");
    engine.setId("status-engine");
    memory.setId("status-memory");
    title.setId("status-work");
    progress.setId("status-progress");
    cancel.setId("cancel-button");
    cancel.setTooltip(new Tooltip("Stop this (Esc); what was there before stays"));
    cancel.setOnAction(event -> session.cancel());
    work.setAlignment(Pos.CENTER_RIGHT);
    work.getStyleClass().add("status-work");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(model, engine, memory, space, work);

    patience.setOnFinished(event -> work.setVisible(session.workProperty().get() != null));
    work.setVisible(false);
    work.managedProperty().bind(work.visibleProperty());
    session.workProperty().addListener((o, old, now) -> showWork(now));
    session.modelProperty().addListener((o, old, now) -> showModel());
    session.resultProperty().addListener((o, old, now) -> showModel());
    showModel();
    showWork(session.workProperty().get());
  }

  /** Work that is over within a blink is not shown: a flash would only disturb. */
  private void showWork(Work now) {
    if (now == null) {
      patience.stop();
      work.setVisible(false);
      return;
    }
    title.setText(now.title());
    progress.setProgress(now.progress() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.progress());
    if (!work.isVisible() && patience.getStatus() != javafx.animation.Animation.Status.RUNNING) {
      patience.playFromStart();
    }
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
                megabytes(loaded.bytes()),
                result == null ? "" : " · activations " + megabytes(result.activationBytes())));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
