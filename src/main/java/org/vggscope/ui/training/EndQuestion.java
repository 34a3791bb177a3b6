package org.vggscope.ui.training;

import javafx.geometry.Insets;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.stage.Window;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.training.record.Steer;
import org.vggscope.ui.kit.dialog.Dialogs;

/** What is to become of a training when the window is closed. */
public final class EndQuestion {
  private static final double WIDTH = 480;
  private static final double PADDING = 12;

  private EndQuestion() {}

  /**
   * Closes, after a question if a training is at work; whoever keeps the window is left alone.
   *
   * @param close closes the window
   */
  public static void close(Window window, Session session, Runnable close) {
    if (!session.training().isUnderWay()) {
      close.run();
      return;
    }
    ButtonType stay = new ButtonType(Texts.of("Go on in the background"), ButtonBar.ButtonData.YES);
    ButtonType finish = new ButtonType(Texts.of("Stop after this epoch"), ButtonBar.ButtonData.NO);
    ButtonType stop = new ButtonType(Texts.of("Stop now"), ButtonBar.ButtonData.OTHER);
    ButtonType keep =
        new ButtonType(Texts.of("Keep the window"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(window);
    dialog.setTitle(Texts.of("A training is at work"));
    dialog.getDialogPane().setId("end-question");
    dialog.getDialogPane().getButtonTypes().addAll(stay, finish, stop, keep);
    Label question =
        new Label(
            Texts.of(
                "The training %s goes on by itself when the window closes. The next start finds it"
                    + " again, whatever you choose.",
                session.training().runProperty().get().name()));
    question.setWrapText(true);
    question.setPrefWidth(WIDTH);
    question.setPadding(new Insets(PADDING));
    dialog.getDialogPane().setContent(question);
    dialog
        .resultProperty()
        .addListener(
            (o, old, chosen) -> {
              if (chosen == finish || chosen == stop) {
                session.training().steer(chosen == stop ? Steer.STOP : Steer.FINISH);
              }
              if (chosen != null && chosen != keep) {
                close.run();
              }
            });
    Dialogs.show(dialog, window);
  }
}
