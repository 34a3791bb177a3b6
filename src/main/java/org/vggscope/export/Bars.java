package org.vggscope.export;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * Bars below each other: before each what it is, behind it its number.
 *
 * @param bars from the top
 * @param length of a bar whose share is 1, in pixels; shares below zero have room of their own
 * @param most pixels that a name may be wide before it is broken into lines
 */
public record Bars(List<Bar> bars, double length, double most) implements Block {
  private static final double GAP = 8;
  private static final double THICKNESS = 10;
  private static final double BETWEEN = 5;

  /**
   * A bar.
   *
   * @param name what it is
   * @param detail what else is said of it, in a line below; empty for nothing
   * @param share of the length, −1 to 1
   * @param number as words
   * @param colour which of the look's
   */
  public record Bar(
      String name, String detail, double share, String number, ToIntFunction<Look> colour) {
    /** A bar in the colour of bars. */
    public Bar(String name, double share, String number) {
      this(name, "", share, number, Look::accent);
    }

    private Words words(double most) {
      return Words.wrapped(name, Words.PLAIN, most);
    }

    private Words detailed(double most) {
      return new Words(
          Words.wrapped(detail, Words.SMALL, most).lines(),
          Words.SMALL,
          Look::faint,
          Figure.Anchor.START,
          0);
    }

    private double height(double most) {
      return words(most).height() + (detail.isEmpty() ? 0 : detailed(most).height());
    }
  }

  public Bars {
    bars = List.copyOf(bars);
  }

  private double widest(ToDoubleFunction<Bar> width) {
    return bars.stream().mapToDouble(width).max().orElse(0);
  }

  private double names() {
    return widest(bar -> Math.max(bar.words(most).width(), bar.detailed(most).width()));
  }

  private double numbers() {
    return widest(bar -> Words.plain(bar.number()).width());
  }

  private double below() {
    return length * widest(bar -> Math.max(0, -bar.share()));
  }

  @Override
  public double width() {
    return names() + GAP + below() + length + GAP + numbers();
  }

  @Override
  public double height() {
    return bars.stream().mapToDouble(bar -> bar.height(most)).sum()
        + BETWEEN * Math.max(0, bars.size() - 1);
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    double zero = x + names() + GAP + below();
    double top = y;
    for (Bar bar : bars) {
      Words name = bar.words(most);
      name.paint(x, top, look, onto);
      bar.detailed(most).paint(x, top + name.height(), look, onto);
      double line = Words.plain("").height();
      double upper = top + (line - THICKNESS) / 2;
      onto.accept(new Figure.Rectangle(zero, upper, length, THICKNESS, look.line()));
      double reach = length * Math.abs(bar.share());
      onto.accept(
          new Figure.Rectangle(
              bar.share() < 0 ? zero - reach : zero,
              upper,
              reach,
              THICKNESS,
              bar.colour().applyAsInt(look)));
      Words.plain(bar.number())
          .placed(Figure.Anchor.END, numbers())
          .paint(zero + length + GAP, top, look, onto);
      top += bar.height(most) + BETWEEN;
    }
  }
}
