package org.vggscope.export;

import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * A colour of a drawing and what it means.
 *
 * @param colour which of the look's
 */
public record Swatch(ToIntFunction<Look> colour, String meaning) implements Block {
  private static final double SIDE = 12;
  private static final double GAP = 6;

  private Words words() {
    return Words.small(meaning);
  }

  @Override
  public double width() {
    return SIDE + GAP + words().width();
  }

  @Override
  public double height() {
    return Math.max(SIDE, words().height());
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    double top = y + (height() - SIDE) / 2;
    onto.accept(new Figure.Rectangle(x, top, SIDE, SIDE, colour.applyAsInt(look)));
    new Outline(SIDE, SIDE, 1).paint(x, top, look.line(), onto);
    words().paint(x + SIDE + GAP, y, look, onto);
  }
}
