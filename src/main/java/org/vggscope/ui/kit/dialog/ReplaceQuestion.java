package org.vggscope.ui.kit.dialog;

import java.nio.file.Path;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.stage.Window;
import org.vggscope.text.Texts;

/** Whether a file that is there already may be replaced. */
public final class ReplaceQuestion {
  private static final double WIDTH = 420;
  private static final double PADDING = 12;

  private ReplaceQuestion() {}

  /**
   * Asks, in front of a window.
   *
   * @param replace done when it may
   */
  public static void ask(Window owner, Path file, Runnable replace) {
    ButtonType yes = new ButtonType(Texts.of("Replace it"), ButtonBar.ButtonData.YES);
    ButtonType no = new ButtonType(Texts.of("Keep it"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(Texts.of("The file is there already"));
    dialog.getDialogPane().setId("replace-question");
    dialog.getDialogPane().getButtonTypes().addAll(yes, no);
    Label question = new Label(Texts.of("%s is there already. Replace it?", file));
    question.setWrapText(true);
    question.setPrefWidth(WIDTH);
    question.setPadding(new Insets(PADDING));
    dialog.getDialogPane().setContent(question);
    dialog
        .resultProperty()
        .addListener(
            (o, old, chosen) -> {
              if (chosen == yes) {
                replace.run();
              }
            });
    Dialogs.show(dialog, owner);
  }
}
