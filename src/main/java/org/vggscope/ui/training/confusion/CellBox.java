package org.vggscope.ui.training.confusion;

import java.nio.file.Path;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.painted.CellMatrix.Cell;
import org.vggscope.ui.kit.pixels.FxImages;

/**
 * The pictures of a cell of the confusion matrix, as the network at the moment of the slider sorts
 * them; each opens in the window.
 */
final class CellBox extends VBox {
  private static final double PICTURE = 48;

  /** After so long the slider stands still. */
  private static final Duration STILL = Duration.millis(400);

  private final Session session;
  private final CellSearch search;
  private final Label said;
  private final ProgressBar bar = new ProgressBar();
  private final HBox running;
  private final FlowPane pictures = new FlowPane();
  private final PauseTransition still = new PauseTransition(STILL);

  /** What is asked for; the cell is null for nothing. */
  private Cell cell;

  /** Whether a person waits for the pictures that come next. */
  private boolean wanted;

  private Path run;
  private Moment moment;
  private List<String> names = List.of();

  CellBox(Owner owner, Session session, Label said) {
    this.session = session;
    this.said = said;
    search = new CellSearch(session);
    setId("confusion-cell");
    getStyleClass().add("cell-box");
    bar.setId("confusion-cell-bar");
    Button cancel = new Button(Texts.of("Cancel"));
    cancel.setId("confusion-cell-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(event -> search.stop());
    running = new HBox(bar, cancel);
    running.getStyleClass().add("running");
    running.setAlignment(Pos.CENTER_LEFT);
    running.managedProperty().bind(running.visibleProperty());
    pictures.setId("confusion-cell-pictures");
    pictures.getStyleClass().add("pictures");
    pictures.addEventFilter(KeyEvent.KEY_PRESSED, CellBox::open);
    getChildren().addAll(said, running, pictures);
    still.setOnFinished(event -> ask());
    owner.on(search.stateProperty(), this::show);
    owner.atEnd(
        () -> {
          still.stop();
          search.stop();
        });
    show(search.stateProperty().get());
  }

  /** Shows the pictures of a cell, with the network that the slider shows now. */
  void choose(Cell chosen, List<String> classes) {
    cell = chosen;
    names = classes;
    wanted = true;
    // A training that goes on would bring another network before they are found.
    session.training().followingProperty().set(false);
    ask();
  }

  private void ask() {
    RunRecord watched = session.training().runProperty().get();
    moment = session.training().momentProperty().get();
    if (cell == null || watched == null) {
      return;
    }
    run = watched.folder().path();
    if (moment == null) {
      search.forget();
      said.setText(
          Texts.of(
              "The window looks at another network; move the time slider to a moment of this"
                  + " training first."));
      return;
    }
    search.ask(watched, moment, cell.row(), cell.column());
  }

  /** The window looks at another moment or run now, or at the same. */
  void follow(RunRecord watched, Moment now) {
    boolean other = cell != null && (watched == null || !watched.folder().path().equals(run));
    boolean moved = cell != null && now != null && !now.equals(moment);
    if (other || moved && session.training().followingProperty().get()) {
      cell = null;
      still.stop();
      search.forget();
    } else if (moved) {
      still.playFromStart();
    }
  }

  private void show(CellSearch.State state) {
    running.setVisible(state instanceof CellSearch.Reading || state instanceof CellSearch.Asking);
    bar.setProgress(state instanceof CellSearch.Asking asking ? asking.share() : -1);
    said.setText(sentence(state));
    if (state instanceof CellSearch.Found found) {
      pictures.getChildren().setAll(found.first().stream().map(this::thumbnail).toList());
      if (wanted) {
        wanted = false;
        // Once it has its place.
        Platform.runLater(() -> Scrolled.reveal(this));
      }
    } else if (!running.isVisible()) {
      pictures.getChildren().clear();
    }
  }

  private String sentence(CellSearch.State state) {
    if (state instanceof CellSearch.Reading) {
      return Texts.of("Reading the pictures that the training is measured by …");
    }
    if (state instanceof CellSearch.Asking) {
      return Texts.of(
          "Asking the network at step %,d about the pictures of %s …",
          moment.step(), names.get(cell.row()));
    }
    if (state instanceof CellSearch.Stopped) {
      return Texts.of("This was stopped.");
    }
    if (state instanceof CellSearch.Refused refused) {
      return refused.why();
    }
    return state instanceof CellSearch.Found found
        ? CellTexts.found(found, moment.step(), names.get(cell.row()), names.get(cell.column()))
        : Texts.of("Click a cell, or press Enter on it, to see its pictures.");
  }

  private Button thumbnail(CellSearch.Shown shown) {
    SourceImage picture = shown.picture();
    ImageView view = new ImageView(FxImages.of(picture, 2 * (int) PICTURE));
    view.setPreserveRatio(true);
    view.setFitWidth(PICTURE);
    Button button = new Button(null, view);
    button.getStyleClass().add("cell-picture");
    button.setAccessibleText(Texts.of("Open %s", picture.name()));
    Tip.on(button, picture.name());
    button.setOnAction(event -> session.open(List.of(shown.source())));
    return button;
  }

  private static void open(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button button) {
      button.fire();
      event.consume();
    }
  }
}
