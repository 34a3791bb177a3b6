package org.vggscope.ui.window;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.stage.FileChooser;
import org.vggscope.ui.session.ModelView;
import org.vggscope.ui.session.Notice;
import org.vggscope.ui.session.PictureSource;
import org.vggscope.ui.session.Session;
import org.vggscope.weights.CatalogEntry;

/** What menus, buttons and keys of the window do. */
final class WindowActions {
  private final Session session;
  private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

  WindowActions(Session session) {
    this.session = session;
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
    List<File> files = chooser.showOpenMultipleDialog(window());
    if (files != null && !files.isEmpty()) {
      session.settings().directory = String.valueOf(files.get(0).getParent());
      List<PictureSource> sources = new ArrayList<>();
      files.forEach(file -> sources.add(new PictureSource.File(file.toPath())));
      session.open(sources);
    }
  }

  private static javafx.stage.Window window() {
    return javafx.stage.Window.getWindows().stream()
        .filter(javafx.stage.Window::isFocused)
        .findFirst()
        .orElse(null);
  }

  /** Opens what the clipboard holds. */
  void paste() {
    List<PictureSource> pictures = PictureIntake.pictures(Clipboard.getSystemClipboard());
    if (pictures.isEmpty()) {
      session.say(
          Notice.error(
              "The clipboard holds no picture; copy a picture, a picture file or its path first."));
    } else {
      session.open(pictures);
    }
  }

  /** Loads the next network that needs no download. */
  void nextModel() {
    ModelView present = session.modelProperty().get();
    List<CatalogEntry> entries =
        session.catalog().entries().stream().filter(CatalogEntry::bundled).toList();
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

  void about(Scene scene) {
    AboutDialog.show(scene.getWindow(), session.modelProperty().get());
  }

  void keys(Scene scene) {
    AboutDialog.showKeys(scene.getWindow());
  }
}
