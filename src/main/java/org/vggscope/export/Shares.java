package org.vggscope.export;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * Shares below each other: before each what it is, behind it its number.
 *
 * @param shares from the top
 * @param length of the whole, in pixels
 * @param most pixels that a name may be wide before it is broken into lines
 */
public record Shares(List<Share> shares, double length, double most) implements Block {
  private static final double GAP = 8;
  private static final double THICKNESS = 10;
  private static final double BETWEEN = 5;

  /**
   * One of them.
   *
   * @param name what it is
   * @param detail what else is said of it, in a line below; empty for nothing
   * @param share 0 to 1
   * @param number as words
   * @param colour which of the look's
   */
  public record Share(
      String name, String detail, double share, String number, ToIntFunction<Look> colour) {
    /** One in the colour of bars. */
    public Share(String name, double share, String number) {
      this(name, "", share, number, Look::accent);
    }

    private Words words(double most) {
      return Words.wrapped(name, Words.PLAIN, most);
    }

    private Words detailed(double most) {
      return Words.wrapped(detail, Words.SMALL, most).coloured(Look::faint);
    }

    private double height(double most) {
      return words(most).height() + (detail.isEmpty() ? 0 : detailed(most).height());
    }
  }

  public Shares {
    shares = List.copyOf(shares);
  }

  private double widest(ToDoubleFunction<Share> width) {
    return shares.stream().mapToDouble(width).max().orElse(0);
  }

  private double names() {
    return widest(each -> Math.max(each.words(most).width(), each.detailed(most).width()));
  }

  private double numbers() {
    return widest(each -> Words.plain(each.number()).width());
  }

  @Override
  public double width() {
    return names() + GAP + length + GAP + numbers();
  }

  @Override
  public double height() {
    return shares.stream().mapToDouble(each -> each.height(most)).sum()
        + BETWEEN * Math.max(0, shares.size() - 1);
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    double left = x + names() + GAP;
    double top = y;
    for (Share each : shares) {
      Words name = each.words(most);
      name.paint(x, top, look, onto);
      if (!each.detail().isEmpty()) {
        each.detailed(most).paint(x, top + name.height(), look, onto);
      }
      double line = Words.plain("").height();
      double upper = top + (line - THICKNESS) / 2;
      onto.accept(new Figure.Rectangle(left, upper, length, THICKNESS, look.line()));
      onto.accept(
          new Figure.Rectangle(
              left, upper, length * each.share(), THICKNESS, each.colour().applyAsInt(look)));
      Words.plain(each.number())
          .placed(Figure.Anchor.END, numbers())
          .paint(left + length + GAP, top, look, onto);
      top += each.height(most) + BETWEEN;
    }
  }
}
