package org.vggscope.export;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;

/**
 * Named numbers as bars below each other: to the right of a common zero what is positive, to the
 * left what is negative.
 *
 * @param bars from top to bottom
 * @param length of the longest possible bar, in pixels
 * @param least the number at the left end, at most 0
 * @param most the number at the right end, at least 0
 */
public record Bars(List<Bar> bars, double length, double least, double most) implements Block {
  private static final double ROW = 20;
  private static final double THICKNESS = 12;
  private static final double GAP = 8;

  public Bars {
    bars = List.copyOf(bars);
  }

  /**
   * One of them.
   *
   * @param name what it is of
   * @param value its length
   * @param number the value in words
   */
  public record Bar(String name, double value, String number) {}

  /** Bars of which the longest is as long as can be. */
  public static Bars of(List<Bar> bars, double length) {
    double least = bars.stream().mapToDouble(Bar::value).min().orElse(0);
    double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
    return new Bars(bars, length, Math.min(0, least), Math.max(0, most));
  }

  private double widest(ToDoubleFunction<Bar> width) {
    return bars.stream().mapToDouble(width).max().orElse(0);
  }

  private double names() {
    return widest(bar -> Words.plain(bar.name()).width());
  }

  private double numbers() {
    return widest(bar -> Words.plain(bar.number()).width());
  }

  @Override
  public double width() {
    return names() + GAP + length + GAP + numbers();
  }

  @Override
  public double height() {
    return bars.size() * ROW;
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    double names = names();
    double numbers = numbers();
    double left = x + names + GAP;
    double unit = most > least ? length / (most - least) : 0;
    double zero = left - least * unit;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double top = y + i * ROW;
      Words.plain(bar.name()).paint(x, top + 1, look, onto);
      double end = zero + Math.max(least, Math.min(most, bar.value())) * unit;
      onto.accept(
          new Figure.Rectangle(
              Math.min(zero, end),
              top + (ROW - THICKNESS) / 2,
              Math.abs(end - zero),
              THICKNESS,
              look.bar(bar.value(), least < 0)));
      Words.plain(bar.number())
          .placed(Anchor.END, numbers)
          .paint(left + length + GAP, top + 1, look, onto);
    }
    onto.accept(new Figure.Line(zero, y, zero, y + height(), 1, look.faint()));
  }
}
