package org.vggscope.ui.kit.dialog;

import javafx.scene.control.Dialog;
import javafx.stage.Window;

/** What all dialogs of the program have in common. */
public final class Dialogs {
  private Dialogs() {}

  /**
   * Shows a dialog in the middle of its window. Left alone, one that is wider than its text lies in
   * the corner of the screen under some window managers, its title bar out of reach.
   */
  public static void show(Dialog<?> dialog, Window owner) {
    dialog.setOnShown(
        event -> {
          dialog.setX(owner.getX() + (owner.getWidth() - dialog.getWidth()) / 2);
          dialog.setY(owner.getY() + (owner.getHeight() - dialog.getHeight()) / 2);
        });
    dialog.show();
  }
}
