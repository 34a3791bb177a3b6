package org.vggscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * A drawing as all exhibits have it: what it is, of what, the matter itself, and at the foot what
 * made it.
 */
public final class Sheet {
  private static final double MARGIN = 16;
  private static final double GAP = 10;
  private static final double LEAST = 480;

  private final List<Block> blocks = new ArrayList<>();
  private final About about;

  /**
   * @param heading what it is, in a few words
   * @param of what it is of: the picture, the network, the layer
   */
  public Sheet(String heading, String of, About about) {
    this.about = about;
    blocks.add(Words.heading(heading));
    if (!of.isEmpty()) {
      blocks.add(Words.plain(of).coloured(Look::faint));
    }
  }

  /** Adds something below what there is. */
  public Sheet add(Block block) {
    blocks.add(block);
    return this;
  }

  /** Draws it all. */
  public Figure figure(Look look) {
    List<Block> all = new ArrayList<>(blocks);
    all.add(Words.small(about.text("program")));
    Block column = Block.column(GAP, all);
    double width = Math.ceil(Math.max(LEAST, column.width()) + 2 * MARGIN);
    double height = Math.ceil(column.height() + 2 * MARGIN);
    List<Mark> marks = new ArrayList<>();
    Consumer<Mark> onto = marks::add;
    onto.accept(new Figure.Rectangle(0, 0, width, height, look.ground()));
    column.paint(MARGIN, MARGIN, look, onto);
    return new Figure(width, height, marks);
  }
}
