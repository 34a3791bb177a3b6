package org.vggscope.export;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Lettering;

/**
 * Words in lines.
 *
 * @param lines each on its own
 * @param size of the type, in pixels
 * @param colour which of the look's
 * @param anchor where in {@code width} they stand
 * @param width that they have; at least that of the longest line
 */
public record Words(
    List<String> lines, double size, ToIntFunction<Look> colour, Figure.Anchor anchor, double width)
    implements Block {
  /** Of headings, of plain words, of small ones, in pixels. */
  public static final double HEADING = 18;

  public static final double PLAIN = 13;
  public static final double SMALL = 11;

  private static final double LINE = 1.4;

  public Words {
    double longest =
        lines.stream().mapToDouble(line -> Lettering.width(line, size)).max().orElse(0);
    width = Math.max(width, longest);
  }

  /** A line. */
  public static Words plain(String line) {
    return new Words(List.of(line), PLAIN, Look::ink, Figure.Anchor.START, 0);
  }

  /** A line that matters less. */
  public static Words small(String line) {
    return new Words(List.of(line), SMALL, Look::faint, Figure.Anchor.START, 0);
  }

  /** A line that says what comes below. */
  public static Words heading(String line) {
    return new Words(List.of(line), HEADING, Look::ink, Figure.Anchor.START, 0);
  }

  /** Sentences, broken into lines where they are wider than asked. */
  public static Words wrapped(String sentences, double size, double width) {
    return new Words(
        sentences.lines().flatMap(line -> Lettering.lines(line, size, width).stream()).toList(),
        size,
        Look::ink,
        Figure.Anchor.START,
        0);
  }

  /** A line with its middle left out where it is wider than asked. */
  public static Words elided(String line, double size, double width) {
    String shown = line;
    for (int kept = line.length() - 1; kept > 1 && Lettering.width(shown, size) > width; kept--) {
      shown = line.substring(0, kept - kept / 2) + "…" + line.substring(line.length() - kept / 2);
    }
    return new Words(List.of(shown), size, Look::ink, Figure.Anchor.START, 0);
  }

  /** The same words at a place in a width, if they are not wider. */
  public Words placed(Figure.Anchor where, double within) {
    return new Words(lines, size, colour, where, within);
  }

  /** The same words in another colour. */
  public Words coloured(ToIntFunction<Look> other) {
    return new Words(lines, size, other, anchor, width);
  }

  @Override
  public double height() {
    return lines.size() * size * LINE;
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    double at =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x + width / 2;
          case END -> x + width;
        };
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        onto.accept(
            new Figure.Text(
                at,
                y + size + i * size * LINE,
                size,
                colour.applyAsInt(look),
                lines.get(i),
                anchor));
      }
    }
  }
}
