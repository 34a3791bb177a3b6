package org.vggscope.ui.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.training.StateTexts;
import org.vggscope.session.Session;
import org.vggscope.session.TrainingRoom;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunStatus;
import org.vggscope.training.record.Steer;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.training.confusion.ConfusionPage;
import org.vggscope.ui.training.curves.CurvesPage;
import org.vggscope.ui.training.layers.LayersPage;
import org.vggscope.ui.training.parallel.ParallelPage;
import org.vggscope.ui.training.race.RacePage;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.Pages;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.ViewPane;

/** The room: which run, what it does, what it is to do, and a page for each way to look at it. */
public final class TrainingPane extends ViewPane {
  private static final double LEAST_CHOICE = 110;
  private static final double GAP = 6;

  private final TrainingRoom room;
  private final Pages pages;
  private final ComboBox<Path> choice;
  private final Label state = new Label();
  private final Label waiting = new Label();
  private final Button pause;
  private final Button step;
  private final Button cut;
  private final Button stop;
  private final Button resume;

  /** The choice is being set to what is watched, which is no choice of a person. */
  private boolean following;

  private TrainingPane(Owner owner, Session session, Runnable begin, List<ViewEntry> entries) {
    room = session.training();
    pages = new Pages("training-pages", entries, shownProperty());
    setId("TrainingPane");
    getStyleClass().add("training-pane");
    setMinSize(0, 0);
    choice =
        Choices.of(
            "training-run",
            List.of(),
            run -> String.valueOf(run.getFileName()),
            Texts.of("The training that is watched"));
    choice.setMinWidth(LEAST_CHOICE);
    choice.setPromptText(Texts.of("a training"));
    choice.setOnShowing(event -> list());
    choice.setOnAction(
        event -> {
          if (!following && choice.getValue() != null) {
            room.watch(choice.getValue());
          }
        });
    pause = button("training-pause", "", "", () -> room.steer(isPaused() ? Steer.GO : Steer.PAUSE));
    step =
        button(
            "training-step",
            Texts.of("One step"),
            Texts.of("One batch, then pause"),
            () -> room.steer(Steer.STEP));
    cut =
        button(
            "training-cut",
            Texts.of("Cut rate"),
            Texts.of("Divide the rate of learning by 10 from the next step on"),
            () -> room.steer(Steer.CUT));
    stop =
        button(
            "training-stop",
            Texts.of("Stop and keep"),
            Texts.of("Write a checkpoint and end; it can go on later"),
            () -> room.steer(Steer.STOP));
    resume =
        button(
            "training-resume",
            Texts.of("Go on"),
            Texts.of("Go on from the last checkpoint, as if it had not stopped"),
            room::resume);
    setTop(header(session, begin));
    waiting.setId("training-waiting");
    waiting.setWrapText(true);
    waiting.getStyleClass().add("note");
    setCenter(new StackPane(pages.content(), waiting));
    owner.on(room.runProperty(), this::follow);
    owner.on(room.folderProperty(), this::follow);
    owner.on(room.problemProperty(), this::follow);
    owner.on(room.resumingProperty(), this::follow);
    follow();
  }

  /**
   * The pane, to be registered.
   *
   * @param begin asks for a new training
   */
  public static ViewEntry entry(Session session, Runnable begin) {
    return new ViewEntry(
        "training",
        Texts.of("Training"),
        Texts.of("How does a network learn?"),
        List.of(
            new ViewEntry(
                "training.curves",
                Texts.of("Curves"),
                Texts.of("How do loss and accuracy go, step by step?"),
                owner -> new CurvesPage(owner, session)),
            new ViewEntry(
                "training.layers",
                Texts.of("By layer"),
                Texts.of("What do activations and gradients do in each layer?"),
                owner -> new LayersPage(owner, session)),
            new ViewEntry(
                "training.race",
                Texts.of("Race"),
                Texts.of("Which start learns, and why does one stay at chance?"),
                owner -> new RacePage(owner, session)),
            new ViewEntry(
                    "training.confusion",
                    Texts.of("Confusion"),
                    Texts.of("Which classes are taken for which?"),
                    owner -> new ConfusionPage(owner, session))
                .withKeys(
                    KeyHint.arrows("confusion-matrix", Texts.of("another cell")),
                    KeyHint.of(
                        "confusion-matrix", Texts.of("the pictures of the cell"), KeyCode.ENTER)),
            new ViewEntry(
                "training.parallel",
                Texts.of("Devices"),
                Texts.of("Data or model parallel: what crosses between devices?"),
                owner -> new ParallelPage(owner, session))),
        (owner, pages) -> new TrainingPane(owner, session, begin, pages));
  }

  private static Button button(String id, String text, String tip, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    Tip.on(button, tip);
    button.setOnAction(event -> action.run());
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private Node header(Session session, Runnable begin) {
    Button fresh =
        button(
            "training-new",
            Texts.of("New…"),
            Texts.of("Train a network from scratch (Ctrl+N)"),
            begin);
    Button open =
        button(
            "training-open",
            Texts.of("Open…"),
            Texts.of("Watch a training whose folder is anywhere on the disk"),
            () -> OpenRun.ask(getScene().getWindow(), session));
    state.setId("training-state");
    state.setWrapText(true);
    state.setMinHeight(USE_PREF_SIZE);
    HBox which = new HBox(GAP, fresh, open, choice);
    HBox what = new HBox(GAP, pause, step, cut, stop, resume);
    // Last: buttons come and go, and what was there to be clicked stays where it is.
    FlowPane controls = new FlowPane(which, pages.choice(), what);
    controls.getStyleClass().add("training-header");
    controls.setAlignment(Pos.CENTER_LEFT);
    VBox header = new VBox(controls, state);
    header.setMinHeight(USE_PREF_SIZE);
    return header;
  }

  private boolean isPaused() {
    RunRecord run = room.runProperty().get();
    return run != null && run.status().state() == RunStatus.State.PAUSED;
  }

  private void list() {
    following = true;
    List<Path> runs = room.runs();
    Path watched = room.folderProperty().get();
    choice.getItems().setAll(runs);
    if (watched != null && !runs.contains(watched)) {
      choice.getItems().add(0, watched);
    }
    choice.setValue(watched);
    following = false;
  }

  private void follow() {
    Path watched = room.folderProperty().get();
    if (watched == null || !watched.equals(choice.getValue())) {
      list();
    }
    RunRecord run = room.runProperty().get();
    pages.content().setVisible(run != null);
    waiting.setVisible(run == null);
    waiting.setText(
        watched == null
            ? Texts.of(
                "No training is watched. New… begins one; a network learns in a few minutes what"
                    + " takes a day at full size.")
            : room.problemProperty().get().isEmpty()
                ? Texts.of("The training is beginning: it reads its pictures …")
                : Texts.of("There is nothing to see: %s", room.problemProperty().get()));
    boolean underWay = run != null && run.status().state().isUnderWay();
    for (Button each : List.of(pause, step, cut, stop)) {
      each.setVisible(underWay);
    }
    resume.setVisible(run != null && run.status().state().canResume());
    resume.setDisable(room.resumingProperty().get());
    pause.setText(isPaused() ? Texts.of("Go on") : Texts.of("Pause"));
    Tip.on(
        pause,
        isPaused()
            ? Texts.of("Learn on")
            : Texts.of("Wait after the next step, with a checkpoint"));
    state.setText(
        run == null
            ? ""
            : room.resumingProperty().get()
                ? Texts.of("It is about to go on: it reads its pictures and its checkpoint …")
                : StateTexts.of(run));
  }

  @Override
  public ViewState capture() {
    return pages.capture();
  }

  @Override
  public void apply(ViewState saved) {
    pages.apply(saved);
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return pages.currentProperty().get().view().exhibit();
  }
}
