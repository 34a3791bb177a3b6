package org.vggscope.export;

import java.util.function.Consumer;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * The lines of a rectangle.
 *
 * @param thickness of the lines, half of it on either side of the edges
 */
public record Outline(double width, double height, double thickness) {

  /** The same with other lines. */
  public Outline thick(double other) {
    return new Outline(width, height, other);
  }

  /** Draws it with its upper left corner there. */
  public void paint(double x, double y, int colour, Consumer<Mark> onto) {
    double half = thickness / 2;
    double right = x + width;
    double bottom = y + height;
    // The first line is drawn half its thickness longer at both ends, so that corners are whole.
    onto.accept(new Figure.Line(x - half, y, right + half, y, thickness, colour));
    onto.accept(new Figure.Line(x - half, bottom, right + half, bottom, thickness, colour));
    onto.accept(new Figure.Line(x, y, x, bottom, thickness, colour));
    onto.accept(new Figure.Line(right, y, right, bottom, thickness, colour));
  }
}
