package org.vggscope.export;

import java.util.function.Consumer;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * Numbers as bars beside each other on a line of zero: upwards what is positive, downwards what is
 * negative.
 *
 * @param values from left to right; not to be written to
 * @param room of each bar, in pixels; from three on a pixel of it is a gap
 * @param height of all, in pixels
 * @param least the number at the lower end, at most 0
 * @param most the number at the upper end, at least 0
 * @param inking what colour each has
 */
public record Uprights(
    double[] values, double room, double height, double least, double most, Inking inking)
    implements Block {
  private static final double ROOM_FOR_GAP = 3;

  /** The colours of bars. */
  @FunctionalInterface
  public interface Inking {
    /** Of the bar at an index. */
    int colour(int index, Look look);
  }

  /** Bars whose colours say no more than which side of zero they are on. */
  public static Uprights of(
      double[] values, double room, double height, double least, double most) {
    return new Uprights(
        values, room, height, least, most, (index, look) -> look.bar(values[index], least < 0));
  }

  @Override
  public double width() {
    return values.length * room;
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    double unit = most > least ? height / (most - least) : 0;
    double zero = y + most * unit;
    double gap = room >= ROOM_FOR_GAP ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      double end = zero - Math.max(least, Math.min(most, values[i])) * unit;
      if (Math.abs(end - zero) > 0) {
        onto.accept(
            new Figure.Rectangle(
                x + i * room,
                Math.min(zero, end),
                room - gap,
                Math.abs(end - zero),
                inking.colour(i, look)));
      }
    }
    onto.accept(new Figure.Line(x, zero, x + width(), zero, 1, look.faint()));
  }
}
