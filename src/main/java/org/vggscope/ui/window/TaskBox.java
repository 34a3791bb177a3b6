package org.vggscope.ui.window;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import org.vggscope.session.Task;
import org.vggscope.session.Tasks;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/** What is under way: the latest in a row, with its progress and cancel, and a list of all. */
final class TaskBox extends HBox {
  /** What is over within a blink is not shown: a flash would only disturb. */
  private static final Duration SHORT = Duration.millis(300);

  private final Tasks tasks;
  private final Button more = new Button();
  private final VBox rows = new VBox();
  private final PopOver list = new PopOver(rows);
  private final PauseTransition patience = new PauseTransition(SHORT);

  TaskBox(Owner owner, Tasks tasks) {
    this.tasks = tasks;
    setId("status-tasks");
    getStyleClass().add("status-work");
    setAlignment(Pos.CENTER_RIGHT);
    more.setId("more-tasks");
    Tip.on(more, Texts.of("Everything that is under way"));
    more.setOnAction(event -> list.show(more));
    rows.setId("task-list");
    rows.getStyleClass().add("task-list");
    rows.getStylesheets().add(TaskBox.class.getResource("window.css").toExternalForm());
    list.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    list.setAnimated(false);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    patience.setOnFinished(
        event -> {
          setVisible(!tasks.list().isEmpty());
          show();
        });
    owner.on(tasks.list(), this::show);
    show();
  }

  private void show() {
    Task latest = tasks.latestProperty().get();
    if (latest == null) {
      patience.stop();
      setVisible(false);
      list.hide();
      // What was done is not kept by what was said of it.
      rows.getChildren().clear();
      getChildren().clear();
      return;
    }
    if (!isVisible()) {
      // Most work is over sooner; a film of a training would build a row for each of its pictures.
      if (patience.getStatus() != javafx.animation.Animation.Status.RUNNING) {
        patience.playFromStart();
      }
      return;
    }
    HBox row = row(latest, "cancel-button");
    row.getChildren().get(0).setId("status-work");
    row.getChildren().get(1).setId("status-progress");
    getChildren().setAll(more, row);
    int others = tasks.list().size() - 1;
    more.setText(Texts.of("%d more", others));
    more.setVisible(others > 0);
    more.setManaged(others > 0);
    if (list.isShowing() && others == 0) {
      list.hide();
    }
    rows.getChildren().clear();
    for (Task task : tasks.list()) {
      HBox line = row(task, "cancel-task-" + rows.getChildren().size());
      HBox.setHgrow(line.getChildren().get(0), Priority.ALWAYS);
      rows.getChildren().add(line);
    }
  }

  /** Title, progress and cancel. */
  private static HBox row(Task task, String cancelId) {
    Label title = new Label(task.title());
    title.setMaxWidth(Double.MAX_VALUE);
    ProgressBar progress = new ProgressBar();
    progress.setMinWidth(Region.USE_PREF_SIZE);
    progress.progressProperty().bind(task.progressProperty());
    Button cancel = new Button(Texts.of("Cancel"));
    cancel.setId(cancelId);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    Tip.on(
        cancel,
        task.about().isEmpty()
            ? Texts.of("Stop this")
            : Texts.of("Stop this (Esc); what was there before stays"));
    cancel.setOnAction(event -> task.cancel());
    HBox row = new HBox(title, progress, cancel);
    row.setAlignment(Pos.CENTER_RIGHT);
    row.getStyleClass().add("task-row");
    return row;
  }
}
