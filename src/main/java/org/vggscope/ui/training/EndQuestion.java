package org.vggscope.ui.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.vggscope.export.training.RaceTexts;
import org.vggscope.session.Session;
import org.vggscope.session.TrainingsLeft;
import org.vggscope.session.training.NewTraining;
import org.vggscope.text.Texts;
import org.vggscope.training.record.Steer;
import org.vggscope.ui.kit.dialog.Dialogs;

/** What is to become of trainings when the window is closed. */
public final class EndQuestion {
  private static final double WIDTH = 700;
  private static final double PADDING = 12;

  private EndQuestion() {}

  /**
   * Closes, after a question if a training is at work or waits; whoever keeps the window is left
   * alone.
   *
   * @param close closes the window
   */
  public static void close(Window window, Session session, Runnable close) {
    TrainingsLeft left = session.training().left();
    List<Path> atWork = left.atWork();
    List<NewTraining> waiting = left.waiting();
    if (atWork.isEmpty() && waiting.isEmpty()) {
      close.run();
      return;
    }
    boolean any = !atWork.isEmpty();
    ButtonType stay =
        new ButtonType(
            any ? Texts.of("Go on in the background") : Texts.of("Close"),
            ButtonBar.ButtonData.YES);
    ButtonType finish = new ButtonType(Texts.of("Stop after this epoch"), ButtonBar.ButtonData.NO);
    ButtonType stop = new ButtonType(Texts.of("Stop now"), ButtonBar.ButtonData.OTHER);
    ButtonType keep =
        new ButtonType(Texts.of("Keep the window"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(window);
    dialog.setTitle(
        any ? Texts.of("A training is at work") : Texts.of("Trainings wait for their turn"));
    dialog.getDialogPane().setId("end-question");
    dialog.getDialogPane().getButtonTypes().add(stay);
    if (any) {
      dialog.getDialogPane().getButtonTypes().addAll(finish, stop);
    }
    dialog.getDialogPane().getButtonTypes().add(keep);
    Label question = new Label(question(atWork, waiting));
    question.setWrapText(true);
    question.setPrefWidth(WIDTH);
    question.setPadding(new Insets(PADDING));
    dialog.getDialogPane().setContent(question);
    dialog
        .resultProperty()
        .addListener(
            (o, old, chosen) -> {
              if (chosen != null && chosen != keep) {
                left.leave(chosen == stop ? Steer.STOP : chosen == finish ? Steer.FINISH : null);
                close.run();
              }
            });
    Dialogs.show(dialog, window);
    // Not before: whoever lays them out makes all of them as narrow as one.
    showWholeButtons(dialog.getDialogPane());
  }

  /** Has the buttons of a dialog as wide as what stands on them; JavaFX cuts all to one width. */
  private static void showWholeButtons(DialogPane pane) {
    for (ButtonType each : pane.getButtonTypes()) {
      Region button = (Region) pane.lookupButton(each);
      button.setMinWidth(Region.USE_PREF_SIZE);
      ButtonBar.setButtonUniformSize(button, false);
    }
  }

  private static String question(List<Path> atWork, List<NewTraining> waiting) {
    List<String> sentences = new ArrayList<>();
    if (atWork.size() == 1) {
      sentences.add(
          Texts.of(
              "The training %s goes on by itself when the window closes. The next start finds it"
                  + " again, whatever you choose.",
              atWork.get(0).getFileName()));
    } else if (!atWork.isEmpty()) {
      sentences.add(
          Texts.of(
              "The trainings %s go on by themselves when the window closes. The next start finds"
                  + " them again, whatever you choose.",
              atWork.stream()
                  .map(each -> String.valueOf(each.getFileName()))
                  .collect(Collectors.joining(", "))));
    }
    if (!waiting.isEmpty()) {
      sentences.add(
          Texts.of(
              "Starts that wait for their turn will not begin without the window: %s. The page Race"
                  + " offers them again.",
              RaceTexts.titles(waiting)));
    }
    return String.join("\n\n", sentences);
  }
}
