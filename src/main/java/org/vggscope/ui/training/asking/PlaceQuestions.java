package org.vggscope.ui.training.asking;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.vggscope.session.training.Trainings;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;

/** Asks for a training's files and folders with the system's dialogs, and takes dropped ones. */
public final class PlaceQuestions {
  private PlaceQuestions() {}

  /** A folder of pictures; null for none. */
  public static File folder(Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("Choose a folder with a sub-folder for each class"));
    return Dialogs.ask(owner, chooser::showDialog);
  }

  /** The folder of a training; null for none. */
  public static File run(Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("Choose the folder of a training"));
    File home = Trainings.home().toFile();
    if (home.isDirectory()) {
      chooser.setInitialDirectory(home);
    }
    return Dialogs.ask(owner, chooser::showDialog);
  }

  /** A folder of one class's pictures, or of several such; null for none. */
  public static File ownClass(Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("Choose a folder of pictures, or one with such folders"));
    return Dialogs.ask(owner, chooser::showDialog);
  }

  /** Pictures of a class; null for none. */
  public static List<File> pictures(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("Choose pictures of the class"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(Texts.of("Pictures"), Dialogs.PICTURE_FILES),
            new FileChooser.ExtensionFilter(Texts.of("All files"), "*.*"));
    return Dialogs.ask(owner, chooser::showOpenMultipleDialog);
  }

  /** A recipe; null for none. */
  public static File recipe(Window owner) {
    return file(
        owner,
        Texts.of("Choose a recipe"),
        new FileChooser.ExtensionFilter(Texts.of("Recipes"), "*.json"));
  }

  /** A network's file; null for none. */
  public static File weights(Window owner) {
    return file(
        owner,
        Texts.of("Choose a network to start from"),
        new FileChooser.ExtensionFilter(Texts.of("Weight files"), Dialogs.WEIGHT_FILES));
  }

  /** Takes what is dropped on a node. */
  static void takeDrops(Node target, Consumer<List<File>> use) {
    target.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    target.setOnDragDropped(
        event -> {
          List<File> files = event.getDragboard().getFiles();
          if (!files.isEmpty()) {
            use.accept(files);
          }
          event.setDropCompleted(!files.isEmpty());
          event.consume();
        });
  }

  private static File file(Window owner, String title, FileChooser.ExtensionFilter filter) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .addAll(filter, new FileChooser.ExtensionFilter(Texts.of("All files"), "*.*"));
    return Dialogs.ask(owner, chooser::showOpenDialog);
  }
}
