package org.vggscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * A frame of a film: what is to be seen below its heading, and how far the film is. All slides of a
 * size are alike, whatever is on them.
 *
 * @param width of the matter, in pixels
 * @param height of the matter; what is larger is cut off
 */
public record Slide(double width, double height) {
  private static final double MARGIN = 16;
  private static final double GAP = 8;
  private static final double WAY = 6;

  /**
   * Draws a slide.
   *
   * @param heading what it shows, in a few words
   * @param about where it comes from
   * @param at index of the slide, from 0
   * @param count of all slides
   */
  public Figure figure(String heading, About about, int at, int count, Block matter, Look look) {
    Block column =
        Block.column(
            GAP,
            List.of(
                Words.elided(heading, Words.HEADING, width),
                Words.elided(about.line("picture", "model", "run", "data"), Words.PLAIN, width)
                    .coloured(Look::faint),
                way(at, count),
                Block.of(width, height, matter::paint),
                Words.small(about.text("program"))));
    double wide = width + 2 * MARGIN;
    double high = Math.ceil(column.height() + 2 * MARGIN);
    List<Mark> marks = new ArrayList<>();
    Consumer<Mark> onto = marks::add;
    onto.accept(new Figure.Rectangle(0, 0, wide, high, look.ground()));
    column.paint(MARGIN, MARGIN, look, onto);
    return new Figure(wide, high, marks);
  }

  /** A part of a line for each slide, those that were seen in another colour. */
  private Block way(int at, int count) {
    double part = width / count;
    return Block.of(
        width,
        WAY,
        (x, y, look, onto) -> {
          for (int i = 0; i < count; i++) {
            onto.accept(
                new Figure.Rectangle(
                    x + i * part,
                    y,
                    Math.max(1, part - 1),
                    WAY,
                    i <= at ? look.accent() : look.line()));
          }
        });
  }
}
