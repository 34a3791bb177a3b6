package org.vggscope.export.compare;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.explain.ComparisonTables;
import org.vggscope.explain.ModelComparison;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;

/**
 * What each block of two networks holds and costs.
 *
 * @param comparison of both on a picture
 * @param note what is said of the columns and of the times
 */
public record BlocksExhibit(Pair pair, ModelComparison comparison, String note) implements Exhibit {
  /** What is said of the columns. */
  public static String columns() {
    return Texts.of(
        "Field: receptive field at the block’s end, in pixels. Memory: weights and activations"
            + " as float32.");
  }

  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public About about() {
    return pair.about();
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    TextTable blocks = blocks();
    return new Sheet(Texts.of("What each block of both networks costs"), Pair.line(about), about)
        .add(blocks)
        .add(Words.wrapped(note, Words.SMALL, blocks.width()))
        .figure(look);
  }

  /** A row for each block and network. */
  private TextTable blocks() {
    List<String> heads = new ArrayList<>(List.of(Texts.of("Block"), Texts.of("Network")));
    for (BlockQuantity quantity : BlockQuantity.values()) {
      heads.add(quantity.title());
    }
    List<List<String>> rows = new ArrayList<>();
    for (BlockLine line : BlockLine.of(comparison)) {
      rows.add(row(line.name(), pair.names().first(), line.first()));
      rows.add(row("", pair.names().second(), line.second()));
    }
    return TextTable.of(heads, rows, -1);
  }

  private static List<String> row(String block, String network, List<String> texts) {
    List<String> row = new ArrayList<>(List.of(block, network));
    row.addAll(texts);
    return row;
  }

  @Override
  public Table table() {
    return ComparisonTables.blocks(List.of(comparison));
  }
}
