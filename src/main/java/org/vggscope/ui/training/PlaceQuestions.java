package org.vggscope.ui.training;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;

/** Asks for a training's files and folders with the system's dialogs, and takes dropped ones. */
final class PlaceQuestions {
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
          "*.params",
          "*.onnx",
          "*.caffemodel",
          "*.mat");

  private PlaceQuestions() {}

  /** A folder of pictures; null for none. */
  static Path folder(Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("Choose a folder with a sub-folder for each class"));
    File folder = Dialogs.ask(owner, chooser::showDialog);
    return folder == null ? null : folder.toPath();
  }

  /** A folder of one class's pictures, or of several such; null for none. */
  static Path ownClass(Window owner) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("Choose a folder of pictures, or one with such folders"));
    File folder = Dialogs.ask(owner, chooser::showDialog);
    return folder == null ? null : folder.toPath();
  }

  /** A recipe; null for none. */
  static Path recipe(Window owner) {
    return file(
        owner,
        Texts.of("Choose a recipe"),
        new FileChooser.ExtensionFilter(Texts.of("Recipes"), "*.json"));
  }

  /** A network's file; null for none. */
  static Path weights(Window owner) {
    return file(
        owner,
        Texts.of("Choose a network to start from"),
        new FileChooser.ExtensionFilter(Texts.of("Weight files"), WEIGHTS));
  }

  /** Takes what is dropped on a node, the first of several. */
  static void takeDrops(Node target, Consumer<Path> use) {
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
            use.accept(files.get(0).toPath());
          }
          event.setDropCompleted(!files.isEmpty());
          event.consume();
        });
  }

  private static Path file(Window owner, String title, FileChooser.ExtensionFilter filter) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .addAll(filter, new FileChooser.ExtensionFilter(Texts.of("All files"), "*.*"));
    File file = Dialogs.ask(owner, chooser::showOpenDialog);
    return file == null ? null : file.toPath();
  }
}
