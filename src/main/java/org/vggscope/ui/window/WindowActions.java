package org.vggscope.ui.window;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Session;
import org.vggscope.ui.download.DownloadsDialog;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.weights.CatalogEntry;

/** What menus, buttons and keys of the window do. */
final class WindowActions {
  private static final List<String> WEIGHTS =
      List.of(
          "*.safetensors",
          "*.pth",
          "*.pt",
          "*.npy",
          "*.npz",
          "*.h5",
          "*.hdf5",
          "*.keras",
          "*.params");

  private final Session session;
  private final DownloadsDialog downloads;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

  WindowActions(Session session) {
    this.session = session;
    this.downloads = new DownloadsDialog(session);
    dark.set(session.settings().darkTheme);
  }

  /** Whether the dark theme is on. */
  ReadOnlyBooleanProperty darkProperty() {
    return dark.getReadOnlyProperty();
  }

  void toggleTheme() {
    dark.set(!dark.get());
    session.settings().darkTheme = dark.get();
  }

  /** Asks for picture files and opens them. */
  void choosePictures() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open pictures");
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                "Pictures",
                List.of(
                    "*.jpg", "*.jpeg", "*.png", "*.gif", "*.bmp", "*.tif", "*.tiff", "*.webp",
                    "*.JPG", "*.JPEG", "*.PNG", "*.GIF", "*.BMP", "*.TIF", "*.TIFF", "*.WEBP")),
            new FileChooser.ExtensionFilter("All files", "*.*"));
    File directory = new File(session.settings().directory);
    if (directory.isDirectory()) {
      chooser.setInitialDirectory(directory);
    }
    List<File> files = Dialogs.ask(window(), chooser::showOpenMultipleDialog);
    if (files != null && !files.isEmpty()) {
      session.settings().directory = String.valueOf(files.get(0).getParent());
      List<PictureSource> sources = new ArrayList<>();
      files.forEach(file -> sources.add(new PictureSource.File(file.toPath())));
      session.open(sources);
    }
  }

  /** Asks for a weight file and loads it. */
  void chooseWeights() {
    chooseWeights(file -> session.load(new ModelSource.OwnFile(file.toPath())));
  }

  /** Asks for a weight file and hands it over. */
  void chooseWeights(Consumer<File> action) {
    File file =
        chooseFile("Open weights", new FileChooser.ExtensionFilter("Weight files", WEIGHTS));
    if (file != null) {
      action.accept(file);
    }
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
            "Open class labels: a line for each class, in order",
            new FileChooser.ExtensionFilter("Text", "*.tsv", "*.txt", "*.csv"));
    if (file != null) {
      session.useLabels(file.toPath());
    }
  }

  private File chooseFile(String title, FileChooser.ExtensionFilter filter) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .addAll(filter, new FileChooser.ExtensionFilter("All files", "*.*"));
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
        "The clipboard holds no picture; copy a picture, a picture file or its path first.");
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

  /** Leaves out nothing that runs: cancels work, or else takes the notice away. */
  void escape() {
    if (session.isBusy()) {
      session.cancel();
    } else {
      session.dismissNotice();
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
