package org.vggscope.export;

import java.util.function.Consumer;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * The colours of numbers from one end to the other, with the numbers that they mean.
 *
 * @param colours from the left end to the right
 * @param least the number at the left end, as words
 * @param most the number at the right end, as words
 * @param unit what the numbers are; empty for nothing
 */
public record ColourScale(Colouring colours, String least, String most, String unit)
    implements Block {
  private static final int LENGTH = 256;
  private static final double HEIGHT = 12;
  private static final double GAP = 8;

  /** What numbers look like. */
  @FunctionalInterface
  public interface Colouring {
    /**
     * The colour of a number.
     *
     * @param share where it lies between the ends, 0 to 1
     */
    int colour(double share, Look look);
  }

  /** The colours of a colour map. */
  public ColourScale(ColourMap map, String least, String most, String unit) {
    this((share, look) -> look.colours(map).colour(share), least, most, unit);
  }

  @Override
  public double width() {
    return words(least).width()
        + words(most).width()
        + LENGTH
        + 2 * GAP
        + (unit.isEmpty() ? 0 : GAP + words(unit).width());
  }

  private static Words words(String number) {
    return Words.small(number);
  }

  @Override
  public double height() {
    return Math.max(HEIGHT, words(least).height());
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    words(least).paint(x, y, look, onto);
    double left = x + words(least).width() + GAP;
    int[] line = new int[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      line[i] = colours.colour((double) i / (LENGTH - 1), look);
    }
    // A row of pixels is as high as they are wide: so many rows as the bar is high.
    int[] bar = new int[LENGTH * (int) HEIGHT];
    for (int row = 0; row < HEIGHT; row++) {
      System.arraycopy(line, 0, bar, row * LENGTH, LENGTH);
    }
    onto.accept(new Figure.Pixels(left, y + 2, 1, LENGTH, bar));
    words(most).paint(left + LENGTH + GAP, y, look, onto);
    if (!unit.isEmpty()) {
      words(unit).paint(left + LENGTH + 2 * GAP + words(most).width(), y, look, onto);
    }
  }
}
