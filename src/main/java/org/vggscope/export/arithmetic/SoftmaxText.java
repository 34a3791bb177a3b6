package org.vggscope.export.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.model.arithmetic.SoftmaxSteps;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/**
 * How class scores become probabilities: the formula with the numbers of the picture.
 *
 * @param steps the numbers
 * @param selected the class that is looked at
 * @param names of the classes
 */
public record SoftmaxText(SoftmaxSteps steps, int selected, UnitNames names) {
  private static final int TOP = 5;

  /**
   * A row of the table.
   *
   * @param index the class; -1 for a row that is of several
   * @param cells a word or number for each of the {@link #headings}; empty where there is none
   */
  public record Row(int index, List<String> cells) {}

  /** Of a unit that stands for a class. */
  public static SoftmaxText of(UnitView unit, UnitNames names) {
    return new SoftmaxText(unit.softmax(), unit.channel(), names);
  }

  /** What it is about. */
  public static String title() {
    return Texts.of("Softmax: from logits to probabilities");
  }

  /** That the scores are means; empty without dense evaluation. */
  public String mean() {
    return steps.positions() == 1
        ? ""
        : Texts.of(
            "The input is larger than the network was trained for: z is the mean of a class’s"
                + " scores over all %d positions of its map, %s for this class.",
            steps.positions(), Figures.fixed(steps.logit(selected), Figures.DECIMALS));
  }

  /** The formula. */
  public String general() {
    return Texts.of(
        "p(class) = exp(z − max) / Σ exp(z − max), over all %d classes", steps.classes());
  }

  /** The formula with the numbers of the class that is looked at. */
  public String formula() {
    return Texts.of(
        "p(%s) = exp(%s − %s) / %s = %s / %s = %s",
        names.brief(selected),
        Figures.plain(steps.logit(selected), Figures.DECIMALS),
        inBrackets(Figures.plain(steps.maximum(), Figures.DECIMALS)),
        decimals(steps.sum()),
        decimals(steps.power(selected)),
        decimals(steps.sum()),
        probability(steps.probability(selected)));
  }

  /** Of the columns. */
  public static List<String> headings() {
    return List.of(
        Texts.of("class"),
        "z",
        Texts.of("z − max"),
        Texts.of("exp(z − max)"),
        Texts.of("probability"));
  }

  /** The first classes, the one that is looked at, all others together, and the sum. */
  public List<Row> rows() {
    List<Integer> classes = new ArrayList<>(steps.top(TOP));
    if (!classes.contains(selected)) {
      classes.add(selected);
    }
    List<Row> rows = new ArrayList<>();
    double rest = steps.sum();
    for (int index : classes) {
      rest -= steps.power(index);
      rows.add(
          new Row(
              index,
              List.of(
                  names.brief(index),
                  Figures.fixed(steps.logit(index), Figures.DECIMALS),
                  Figures.fixed(steps.logit(index) - steps.maximum(), Figures.DECIMALS),
                  decimals(steps.power(index)),
                  probability(steps.probability(index)))));
    }
    double others = Math.max(0, rest);
    rows.add(
        new Row(
            -1,
            List.of(
                Texts.of("%d other classes", steps.classes() - classes.size()),
                "",
                "",
                decimals(others),
                probability(others / steps.sum()))));
    rows.add(new Row(-1, List.of("Σ", "", "", decimals(steps.sum()), probability(1))));
    return rows;
  }

  private static String inBrackets(String number) {
    return number.startsWith("−") ? "(" + number + ")" : number;
  }

  private static String probability(double share) {
    return share < 0.001 && share > 0
        ? String.format(Locale.ROOT, "%.1e", share).replace('-', '−')
        : Numbers.percent(share);
  }

  private static String decimals(double power) {
    return power < 0.00005 && power > 0
        ? String.format(Locale.ROOT, "%.1e", power).replace('-', '−')
        : String.format(Locale.ROOT, "%.4f", power);
  }
}
