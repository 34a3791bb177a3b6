package org.vggscope.ui.training.asking;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.LiveScroll;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.view.GivenFiles;

/**
 * A dialog that begins something: choices that are scrolled, what is dropped on them, a button that
 * starts. The window behind it stays usable.
 */
public abstract class TrainingDialog {
  private final Session session;
  private final Dialog<Void> dialog = new Dialog<>();
  private final Node begin;
  private ScrollPane scroll;

  /** Pixels by which the window is higher than the pane; negative before that is known. */
  private double frame = -1;

  /**
   * @param beginId of the button that starts
   */
  protected TrainingDialog(Session session, String title, String heading, String beginId) {
    this.session = session;
    dialog.setTitle(title);
    dialog.setHeaderText(heading);
    dialog.setResultConverter(button -> null);
    ButtonType start = new ButtonType(Texts.of("Start"), ButtonBar.ButtonData.OK_DONE);
    pane().getButtonTypes().addAll(start, Dialogs.close());
    begin = pane().lookupButton(start);
    begin.setId(beginId);
    begin.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume();
          start();
        });
    pane()
        .getStylesheets()
        .add(TrainingDialog.class.getResource("training-dialog.css").toExternalForm());
  }

  /**
   * Has these choices.
   *
   * @param dropped takes what is dropped on it
   * @param below what stays in sight when a small window scrolls the choices
   */
  protected final void fill(
      String id, Region choices, Consumer<List<File>> dropped, Node... below) {
    scroll = new LiveScroll(choices);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox content = new VBox(scroll);
    content.getChildren().addAll(below);
    // What is said of a choice comes later.
    content.needsLayoutProperty().addListener((o, old, now) -> Platform.runLater(this::grow));
    content.setId(id);
    content.getStyleClass().add("new-training");
    PlaceQuestions.takeDrops(content, dropped);
    pane().setContent(content);
  }

  /** Is as high as what is scrolled wants it, as far as its window goes; it does not shrink. */
  private void grow() {
    Window owner = dialog.getOwner();
    if (owner == null || !dialog.isShowing()) {
      return;
    }
    Window shown = pane().getScene().getWindow();
    // As it is in the middle of a layout, something may be higher than it will be.
    pane().applyCss();
    pane().layout();
    double hidden =
        scroll.getContent().getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
    if (frame < 0) {
      frame = shown.getHeight() - pane().getHeight();
    }
    // The pane may not have the window's new height yet; both of its parts are of one layout.
    double height = Math.min(frame + pane().getHeight() + hidden, owner.getHeight());
    if (hidden > 1 && height > shown.getHeight() + 1) {
      shown.setHeight(height);
      shown.setY(owner.getY() + (owner.getHeight() - height) / 2);
    }
  }

  /** Is so large, if the window leaves it the room, and higher where its content is. */
  protected final void size(double width, double height, double leastHeight) {
    pane().setMinSize(width, leastHeight);
    pane().setPrefSize(width, height);
  }

  /** Begins what is chosen. */
  public abstract void start();

  /** The session that it is for. */
  protected final Session session() {
    return session;
  }

  /** Whether {@link #start} can be asked for. */
  protected final void setPossible(boolean possible) {
    begin.setDisable(!possible);
  }

  /** Has a person choose a file or a folder, and uses it. */
  protected final void ask(Function<Window, File> question, Consumer<Path> use) {
    GivenFiles.use(session, question.apply(pane().getScene().getWindow()), use);
  }

  /** What has the focus when it opens; the button that starts, so that Enter does. */
  protected Node first() {
    return begin;
  }

  /** Shows it in front of a window. */
  public final void show(Window owner) {
    dialog.initOwner(owner);
    Dialogs.show(dialog, owner);
    Platform.runLater(first()::requestFocus);
  }

  /** Whether it is to be seen. */
  public final boolean isShowing() {
    return dialog.isShowing();
  }

  /** Brings it before other windows. */
  public final void toFront() {
    ((Stage) pane().getScene().getWindow()).toFront();
  }

  /** Has something done when it is closed. */
  protected final void atEnd(Runnable last) {
    dialog.setOnHidden(event -> last.run());
  }

  /** Closes it. */
  protected final void close() {
    dialog.close();
  }

  /** All that it shows. */
  public final DialogPane pane() {
    return dialog.getDialogPane();
  }
}
