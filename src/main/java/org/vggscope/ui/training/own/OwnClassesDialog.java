package org.vggscope.ui.training.own;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.vggscope.session.ModelView;
import org.vggscope.session.OwnClassesWork;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.training.own.OwnClass;
import org.vggscope.training.own.OwnClasses;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.training.asking.Beside;
import org.vggscope.ui.training.asking.PlaceQuestions;
import org.vggscope.ui.training.asking.Said;
import org.vggscope.ui.training.asking.TrainingDialog;

/**
 * Has a person name classes and give pictures for each, has the open network learn them, and says
 * how well it does. It opens with the classes of the last time, so that one more is soon added.
 */
public final class OwnClassesDialog extends TrainingDialog {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 620;
  private static final double LEAST_HEIGHT = 420;
  private static final double BAR = 220;

  private final OwnClassesWork work;
  private final Owner owner = new Owner();
  private final Button folders = new Button(Texts.of("Add folders…"));
  private final Said network = new Said("own-classes-network");
  private final VBox rows = new VBox();
  private final Said refusal = new Said("own-classes-refusal");
  private final ProgressBar bar = new ProgressBar(0);
  private final Said progress = new Said("own-classes-progress");
  private final HBox running = new HBox();
  private final OwnClassesResult result;

  /**
   * Makes it, and shows nothing yet.
   *
   * @param openCamera asks before a window for a camera, whose pictures can be kept
   */
  public OwnClassesDialog(Session session, OwnClassesWork work, Consumer<Window> openCamera) {
    super(
        session,
        Texts.of("Own classes"),
        Texts.of("Teach the open network your own classes"),
        "own-classes-begin");
    this.work = work;
    this.result = new OwnClassesResult(session, work);
    dress(openCamera);
    work.classes().forEach(this::add);
    owner.on(session.modelProperty(), this::follow);
    owner.on(
        work.stateProperty(),
        state -> {
          follow();
          if (state instanceof OwnClassesWork.Done) {
            // Once it has its place.
            Platform.runLater(() -> Scrolled.reveal(result));
          }
        });
    atEnd(
        () -> {
          work.remember(classes());
          owner.dispose();
        });
    follow();
  }

  private void dress(Consumer<Window> openCamera) {
    folders.setId("own-classes-folders");
    folders.setOnAction(
        event -> ask(PlaceQuestions::ownClass, folder -> addFolders(List.of(folder))));
    Button empty = new Button(Texts.of("Add a class"));
    empty.setId("own-classes-empty");
    empty.setOnAction(event -> addEmpty());
    Button camera = new Button(Texts.of("Camera…"));
    camera.setId("own-classes-camera");
    Tip.on(camera, Texts.of("Have a class learned from what a camera sees"));
    camera.setOnAction(event -> openCamera.accept(pane().getScene().getWindow()));
    owner.on(session().camera().stateProperty(), state -> camera.setDisable(!state.isOff()));
    rows.setId("own-classes-rows");
    rows.getStyleClass().add("own-classes-rows");
    bar.setId("own-classes-bar");
    bar.setPrefWidth(BAR);
    Button cancel = new Button(Texts.of("Cancel"));
    cancel.setId("own-classes-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> work.stop());
    running.setId("own-classes-running");
    running.setSpacing(10);
    running.setAlignment(Pos.CENTER_LEFT);
    running.getChildren().addAll(bar, cancel, progress);
    running.managedProperty().bind(running.visibleProperty());
    result.managedProperty().bind(result.visibleProperty());
    VBox content =
        new VBox(
            network, rows, new FlowPane(8, 4, folders, empty, camera), refusal, running, result);
    content.setId("own-classes-content");
    content.getStyleClass().add("own-classes-content");
    fill(
        "own-classes", content, dropped -> addFolders(dropped.stream().map(File::toPath).toList()));
    size(WIDTH, HEIGHT, LEAST_HEIGHT);
  }

  @Override
  protected Node first() {
    return folders;
  }

  /** Adds a class for each folder, or for each of its sub-folders. */
  public void addFolders(List<Path> places) {
    List<Path> folders = places.stream().filter(Files::isDirectory).toList();
    String others =
        folders.size() == places.size()
            ? null
            : Texts.of(
                "Drop folders here; single pictures are dropped on the class they belong to.");
    if (folders.isEmpty()) {
      say(others);
      return;
    }
    // Two drops, one after the other, are both meant.
    new Beside()
        .ask(
            () -> {
              try {
                return new Found(OwnClass.of(folders), others);
              } catch (IOException e) {
                return new Found(List.of(), Wording.of(e));
              }
            },
            found -> {
              found.classes.forEach(this::add);
              follow();
              if (found.problem != null) {
                say(found.problem);
              }
            });
  }

  private record Found(List<OwnClass> classes, String problem) {}

  private void addEmpty() {
    int number = rows.getChildren().size() + 1;
    add(new OwnClass(Texts.of("class %d", number), List.of())).askForName();
    follow();
  }

  private OwnClassRow add(OwnClass own) {
    OwnClassRow row = new OwnClassRow(own, this::follow, this::choosePictures, this::remove);
    row.takeFrames(owner, session(), this::say);
    rows.getChildren().add(row);
    return row;
  }

  private void choosePictures(OwnClassRow row) {
    List<File> chosen = PlaceQuestions.pictures(pane().getScene().getWindow());
    if (chosen != null) {
      row.add(chosen.stream().map(File::toPath).toList());
    }
  }

  private void remove(OwnClassRow row) {
    rows.getChildren().remove(row);
    follow();
  }

  private List<OwnClassesTexts.Listed> listed() {
    return rows.getChildren().stream().map(each -> ((OwnClassRow) each).listed()).toList();
  }

  private List<OwnClass> classes() {
    return listed().stream().map(OwnClassesTexts.Listed::own).toList();
  }

  private void say(String sentence) {
    refusal.say(sentence, "");
  }

  private void follow() {
    ModelView model = session().modelProperty().get();
    boolean can = model != null && OwnClasses.refusal(model.architecture()) == null;
    network.setText(can ? OwnClassesTexts.network(model) : "");
    OwnClassesWork.State state = work.stateProperty().get();
    String wrong = OwnClassesTexts.refusal(model, listed());
    boolean atWork = state instanceof OwnClassesWork.Running;
    setPossible(wrong == null && !atWork);
    String failed = state instanceof OwnClassesWork.Refused refused ? refused.why() : null;
    // What failed is of what was in the list; what is wrong now comes first.
    boolean unready = wrong != null && !atWork;
    refusal.say(unready ? null : failed, unready ? wrong : "");
    running.setVisible(atWork);
    if (state instanceof OwnClassesWork.Running now) {
      bar.setProgress(now.all() == 0 ? -1 : (double) now.seen() / now.all());
      progress.setText(OwnClassesTexts.progress(now));
    }
    result.setVisible(state instanceof OwnClassesWork.Done);
    if (state instanceof OwnClassesWork.Done done) {
      result.show(done);
    }
  }

  @Override
  public void start() {
    work.begin(classes());
  }
}
