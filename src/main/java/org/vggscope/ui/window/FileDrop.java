package org.vggscope.ui.window;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import org.vggscope.session.Notice;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Session;

/** Lets pictures and weight files be dropped on a node, which shows that it would take them. */
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
          List<PictureSource> pictures = PictureIntake.pictures(event.getDragboard());
          if (pictures.isEmpty()) {
            session.say(
                Notice.error(
                    "There is no picture in what was dropped; drop a picture or a weight file."));
          } else {
            session.open(pictures);
          }
          event.setDropCompleted(!pictures.isEmpty());
          event.consume();
        });
  }
}
