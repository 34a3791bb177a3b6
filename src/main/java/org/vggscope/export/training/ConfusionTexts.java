package org.vggscope.export.training;

import java.util.List;
import org.vggscope.export.training.ConfusionFigures.Confusion;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** What a confusion matrix says, in sentences. */
public final class ConfusionTexts {
  private ConfusionTexts() {}

  /** How often the network is right. */
  public static String accuracy(ConfusionFigures figures) {
    return Texts.of(
        "After epoch %,d (step %,d) %,d of %,d pictures of the validation part are answered"
            + " rightly: %s.",
        figures.epoch(),
        figures.step(),
        figures.right(),
        figures.all(),
        Numbers.percent(figures.accuracy()));
  }

  /** What is wrong with the network or its pictures; empty when nothing is. */
  public static String verdict(ConfusionFigures figures) {
    return switch (figures.verdict()) {
      case LEARNS -> "";
      case EMPTY ->
          Texts.of("The validation part has no pictures, so nobody knows how good the network is.");
      case ONE_CLASS ->
          Texts.of(
              "All pictures of the validation part are of one class, %s: there is nothing to tell"
                  + " apart, and being right says nothing. Give pictures of at least two classes.",
              figures.names().get(figures.onlyClass()));
      case ONE_ANSWER ->
          Texts.of(
              "Every picture is taken for %s: after epoch %,d the network sees no difference"
                  + " between the classes and answers by chance. Either the labels stand at random,"
                  + " or it died at its start: its activations fade from layer to layer, or the"
                  + " rate is too large.",
              figures.names().get(figures.onlyAnswer()), figures.epoch());
      case CHANCE ->
          Texts.of(
              "That is not above chance: after epoch %,d the network answers as one that guesses"
                  + " among %,d classes, who is right on %s and now and then on up to %s. If it"
                  + " stays so, the labels stand at random, or its start dies: nothing of the"
                  + " picture reaches the last layer.",
              figures.epoch(),
              figures.classes(),
              Numbers.percent(figures.chance()),
              Numbers.percent(Math.min(1, figures.mostByChance())));
    };
  }

  /** What stands before the most frequent confusions. */
  public static String frequent(List<Confusion> most) {
    return most.isEmpty()
        ? Texts.of("No class is taken for another.")
        : Texts.of("The most frequent confusions:");
  }

  /** How the matrix is read. */
  public static String caption() {
    return Texts.of(
        "A row is a right class, a column an answer; at the right, how much of the row is"
            + " right. The colour is the share of the row:");
  }

  /** A class that is often taken for another. */
  public static String confusion(ConfusionFigures figures, Confusion confusion) {
    return Texts.of(
        "%s taken for %s: %,d of %,d",
        figures.names().get(confusion.right()),
        figures.names().get(confusion.answer()),
        confusion.count(),
        confusion.all());
  }

  /** A cell of the matrix. */
  public static String cell(ConfusionFigures figures, int right, int answer) {
    String name = figures.names().get(right);
    int all = figures.of(right);
    if (all == 0) {
      return Texts.of("%s: no picture of it in the validation part", name);
    }
    int count = figures.count(right, answer);
    String share = Numbers.percent(figures.share(right, answer));
    return right == answer
        ? Texts.of("%s recognised: %,d of %,d (%s)", name, count, all, share)
        : Texts.of(
            "%s taken for %s: %,d of %,d (%s)",
            name, figures.names().get(answer), count, all, share);
  }
}
