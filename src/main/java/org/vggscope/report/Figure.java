package org.vggscope.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A drawing of rectangles, lines, words and pixels, the earlier below the later. Lengths are in
 * pixels from the upper left corner; colours are {@code 0xRRGGBB}.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param marks what is drawn
 */
public record Figure(double width, double height, List<Mark> marks) {
  public Figure {
    marks = Collections.unmodifiableList(new ArrayList<>(marks));
  }

  /** Something that is drawn. */
  public sealed interface Mark permits Rectangle, Line, Polyline, Text, Pixels, Photo {}

  /** A filled rectangle. */
  public record Rectangle(double x, double y, double width, double height, int colour)
      implements Mark {}

  /** A straight line. */
  public record Line(double x1, double y1, double x2, double y2, double thickness, int colour)
      implements Mark {}

  /**
   * Straight lines from point to point.
   *
   * @param xs of the points
   * @param ys of the points, as many; nobody writes to either any more
   * @param dashes lengths of what is drawn and of what is left out in turn; empty for a whole line
   */
  public record Polyline(
      double[] xs, double[] ys, double thickness, int colour, List<Double> dashes) implements Mark {
    public Polyline {
      dashes = List.copyOf(dashes);
    }

    /** A whole line. */
    public Polyline(double[] xs, double[] ys, double thickness, int colour) {
      this(xs, ys, thickness, colour, List.of());
    }
  }

  /** Which part of words stands at their place. */
  public enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * Words.
   *
   * @param x where their anchor is
   * @param y their base line
   * @param size of the type, in pixels
   */
  public record Text(double x, double y, double size, int colour, String words, Anchor anchor)
      implements Mark {
    /** Words that begin at their place. */
    public Text(double x, double y, double size, int colour, String words) {
      this(x, y, size, colour, words, Anchor.START);
    }
  }

  /**
   * A picture whose pixels stay squares, however large.
   *
   * @param side of a pixel in the drawing
   * @param columns pixels in a row
   * @param colours row by row; nobody writes to them any more
   */
  public record Pixels(double x, double y, double side, int columns, int[] colours)
      implements Mark {
    public int rows() {
      return colours.length / columns;
    }
  }

  /**
   * A picture that is smoothed where it is drawn larger or smaller.
   *
   * @param columns pixels in a row, at most twice as many as it is wide
   * @param colours row by row; nobody writes to them any more
   */
  public record Photo(double x, double y, double width, double height, int columns, int[] colours)
      implements Mark {
    public int rows() {
      return colours.length / columns;
    }
  }

  /** Nothing but a picture, each pixel of it one of the drawing. */
  public static Figure of(int columns, int[] colours) {
    Pixels pixels = new Pixels(0, 0, 1, columns, colours);
    return new Figure(columns, pixels.rows(), List.of(pixels));
  }
}
