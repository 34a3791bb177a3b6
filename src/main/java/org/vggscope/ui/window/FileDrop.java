package org.vggscope.ui.window;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;

/**
 * Lets pictures, weight files and folders of trainings be dropped on a node, which shows that it
 * would take them.
 */
final class FileDrop {
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

  private FileDrop() {}

  static void install(Node target, Session session) {
    target.setOnDragOver(
        event -> {
          if (PictureIntake.isPromising(event.getDragboard())) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    target.setOnDragEntered(
        event ->
            target.pseudoClassStateChanged(
                TARGET, PictureIntake.isPromising(event.getDragboard())));
    target.setOnDragExited(event -> target.pseudoClassStateChanged(TARGET, false));
    target.setOnDragDropped(
        event -> {
          session.open(
              PictureIntake.take(event.getDragboard()),
              Texts.of(
                  "There is no picture in what was dropped; drop a picture or a weight file."));
          event.setDropCompleted(true);
          event.consume();
        });
  }
}
