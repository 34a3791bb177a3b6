package org.vggscope.ui.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.Notice;
import org.vggscope.session.OwnClassesWork;
import org.vggscope.session.Session;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.download.DownloadsDialog;
import org.vggscope.ui.kit.controls.ZoomPane;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.training.own.OwnClassesDialog;
import org.vggscope.ui.training.start.NewTrainingDialog;
import org.vggscope.ui.view.GivenFiles;
import org.vggscope.weights.CatalogEntry;

/** What menus, buttons and keys of the window do. */
final class WindowActions {
  /** With the archives that weights come in. */
  private static final List<String> WEIGHTS =
      Stream.concat(
              Dialogs.WEIGHT_FILES.stream(),
              Stream.of("*.gz", "*.pkl", "*.tar", "*.zip", "*.index.json"))
          .toList();

  private static final List<Double> ZOOMS =
      List.of(0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5);

  private static final double ROUNDING = 1e-3;
  private static final double PERCENT = 100;

  private final Session session;
  private final DownloadsDialog downloads;
  private final OwnClassesWork ownClasses;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
  private Runnable rebuild = () -> {};
  private BooleanSupplier leave = () -> false;
  private boolean rebuilding;

  /** The last one that was opened; null before. */
  private OwnClassesDialog teaching;

  private ZoomPane zoomed;
  private WindowAreas areas;

  WindowActions(Session session) {
    this.session = session;
    this.downloads = new DownloadsDialog(session);
    this.ownClasses = new OwnClassesWork(session);
    dark.set(session.settings().darkTheme);
  }

  /** Whether the dark theme is on. */
  ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  /** Says how the window is built anew, in the language in force. */
  void onLanguage(Runnable action) {
    rebuild = action;
  }

  /** Has the window speak another language at once. */
  void speak(Language language) {
    session.settings().language = language.id();
    if (language != Texts.language()) {
      Texts.speak(language);
      if (!rebuilding) {
        rebuilding = true;
        // After all that waits already, so that somebody who switches to and fro gets one window.
        Platform.runLater(
            () -> {
              closeDialogs();
              rebuild.run();
            });
      }
    }
  }

  /** What is in front of the window speaks as it did when it was opened. */
  private static void closeDialogs() {
    List.copyOf(javafx.stage.Window.getWindows()).stream()
        .filter(each -> each instanceof Stage stage && stage.getOwner() != null)
        .forEach(javafx.stage.Window::hide);
  }

  void toggleTheme() {
    dark.set(!dark.get());
    session.settings().darkTheme = dark.get();
  }

  /** Takes the window whose room these actions share out. */
  void onRoom(ZoomPane whole, WindowAreas sides) {
    zoomed = whole;
    areas = sides;
    whole.wantedProperty().set(session.settings().zoom);
  }

  /** Everything larger or smaller by a step, or with 0 as it was. */
  void zoom(int direction) {
    double now = zoomed.zoomProperty().get();
    double next = 1;
    if (direction > 0) {
      next = ZOOMS.stream().filter(step -> step > now + ROUNDING).findFirst().orElse(now);
    } else if (direction < 0) {
      next = ZOOMS.stream().filter(step -> step < now - ROUNDING).reduce((a, b) -> b).orElse(now);
    }
    zoomed.wantedProperty().set(next);
    zoomed.layout();
    double reached = zoomed.zoomProperty().get();
    session.settings().zoom = reached < next ? reached : next;
    session.say(
        Notice.information(
            reached < next - ROUNDING || direction > 0 && next == now
                ? Texts.of("%.0f %%. Larger needs a larger window.", PERCENT * reached)
                : Texts.of("%.0f %%", PERCENT * reached)));
  }

  void togglePicture() {
    see(areas.picture(), !areas.picture().isSeen());
  }

  void togglePredictions() {
    see(areas.predictions(), !areas.predictions().isSeen());
  }

  void showPicture() {
    see(areas.picture(), true);
  }

  void showPredictions() {
    see(areas.predictions(), true);
  }

  private void see(WindowAreas.Side side, boolean wanted) {
    side.see(wanted);
    session.settings().pictureHidden = areas.picture().isHidden();
    session.settings().predictionsHidden = areas.predictions().isHidden();
  }

  /** Asks for picture files and opens them. */
  void choosePictures() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("Open pictures"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(Texts.of("Pictures"), Dialogs.PICTURE_FILES),
            new FileChooser.ExtensionFilter(Texts.of("All files"), "*.*"));
    File directory = new File(session.settings().directory);
    if (directory.isDirectory()) {
      chooser.setInitialDirectory(directory);
    }
    List<File> files = Dialogs.ask(window(), chooser::showOpenMultipleDialog);
    if (files != null && !files.isEmpty()) {
      session.settings().directory = String.valueOf(files.get(0).getParent());
      session.open(PictureIntake.files(files));
    }
  }

  /** Asks which camera and looks through it. */
  void chooseCamera(javafx.stage.Window before) {
    CameraDialog.show(before, session);
  }

  /** Asks for a weight file and loads it. */
  void chooseWeights() {
    chooseWeights(file -> session.load(new ModelSource.OwnFile(file)));
  }

  /** Asks for a weight file and hands it over. */
  void chooseWeights(Consumer<Path> action) {
    File file =
        chooseFile(
            Texts.of("Open weights"),
            new FileChooser.ExtensionFilter(Texts.of("Weight files"), WEIGHTS));
    GivenFiles.use(session, file, action);
  }

  /** Compares the loaded network with another one, or stops that. */
  void toggleComparison() {
    if (session.companion().onProperty().get()) {
      session.companion().switchOff();
    } else {
      session.companion().switchOn();
    }
  }

  /** Asks for a file with the names of the classes. */
  void chooseLabels() {
    File file =
        chooseFile(
            Texts.of("Open class labels: a line for each class, in order"),
            new FileChooser.ExtensionFilter(
                Texts.of("Names of classes"),
                "*.tsv",
                "*.txt",
                "*.csv",
                "*.json",
                "*.yaml",
                "*.yml",
                "*.names"));
    GivenFiles.use(session, file, session::useLabels);
  }

  private File chooseFile(String title, FileChooser.ExtensionFilter filter) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .addAll(filter, new FileChooser.ExtensionFilter(Texts.of("All files"), "*.*"));
    File directory = new File(session.settings().weightsDirectory);
    if (directory.isDirectory()) {
      chooser.setInitialDirectory(directory);
    }
    File file = Dialogs.ask(window(), chooser::showOpenDialog);
    if (file != null) {
      session.settings().weightsDirectory = String.valueOf(file.getParent());
    }
    return file;
  }

  private static javafx.stage.Window window() {
    return javafx.stage.Window.getWindows().stream()
        .filter(javafx.stage.Window::isFocused)
        .findFirst()
        .orElse(null);
  }

  /** Opens what the clipboard holds. */
  void paste() {
    session.open(
        PictureIntake.take(Clipboard.getSystemClipboard()),
        Texts.of(
            "The clipboard holds no picture; copy a picture, a picture file or its path first."));
  }

  /** Loads the next network that needs no download. */
  void nextModel() {
    ModelView present = session.modelProperty().get();
    List<CatalogEntry> entries = session.catalog().available();
    int index = 0;
    for (int i = 0; i < entries.size(); i++) {
      if (present != null && entries.get(i).id().equals(present.id())) {
        index = (i + 1) % entries.size();
      }
    }
    session.selectModel(entries.get(index).id());
  }

  /** Says what is left before anything else is cancelled, and whether there was anything. */
  void onEscape(BooleanSupplier action) {
    leave = action;
  }

  /** Leaves a lesson, or out of nothing that runs: cancels work, or else takes the notice away. */
  void escape() {
    if (leave.getAsBoolean()) {
      return;
    }
    if (session.camera().isOn()) {
      session.camera().stop();
    } else if (session.isBusy()) {
      session.cancel();
    } else {
      session.dismissNotice();
    }
  }

  /** Asks for a new training and begins it; from these pictures, unless that is null. */
  void beginTraining(Scene scene, Path pictures) {
    NewTrainingDialog.show(scene.getWindow(), session, pictures);
  }

  /** Has the open network learn a person's own classes; a folder each is one more of them. */
  void teachOwnClasses(Scene scene, List<Path> more) {
    if (teaching == null || !teaching.isShowing()) {
      teaching = new OwnClassesDialog(session, ownClasses, this::chooseCamera);
      teaching.show(scene.getWindow());
    } else {
      teaching.toFront();
    }
    if (!more.isEmpty()) {
      teaching.addFolders(more);
    }
  }

  /** Goes to the training room, or leaves it. */
  void toggleTraining() {
    if (session.training().onProperty().get()) {
      session.training().switchOff();
    } else {
      session.training().switchOn();
    }
  }

  /** Shows the networks that can be fetched. */
  void download(Scene scene) {
    downloads.show(scene.getWindow());
  }

  void about(Scene scene) {
    AboutDialog.show(scene.getWindow(), session.modelProperty().get());
  }
}
