package org.vggscope.export.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.vggscope.explain.ModelComparison;
import org.vggscope.model.BlockTable;
import org.vggscope.text.Texts;

/**
 * A block of two networks; one of them may lack it.
 *
 * @param block 1 to 5, 6 for the fully connected layers, or 0 for the whole network
 * @param first a text for each {@link BlockQuantity}, of one network
 * @param second the same for the other
 */
public record BlockLine(int block, List<String> first, List<String> second) {
  private static final int FULLY_CONNECTED = 6;

  public BlockLine {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /** A line a block, and the whole networks in the last one. */
  public static List<BlockLine> of(ModelComparison comparison) {
    List<BlockLine> lines = new ArrayList<>();
    for (int i = 1; i <= FULLY_CONNECTED; i++) {
      int block = i;
      lines.add(line(comparison, block, table -> row(table, block)));
    }
    lines.add(line(comparison, 0, BlockTable::total));
    return lines;
  }

  private static BlockTable.Row row(BlockTable table, int block) {
    return table.rows().stream().filter(row -> row.block() == block).findFirst().orElse(null);
  }

  private static BlockLine line(
      ModelComparison comparison, int block, Function<BlockTable, BlockTable.Row> row) {
    return new BlockLine(block, texts(comparison.first(), row), texts(comparison.second(), row));
  }

  private static List<String> texts(
      ModelComparison.Side side, Function<BlockTable, BlockTable.Row> row) {
    return Arrays.stream(BlockQuantity.values())
        .map(quantity -> quantity.of(row.apply(side.blocks()), side.times()))
        .toList();
  }

  /** Whether it stands for the whole networks. */
  public boolean isTotal() {
    return block == 0;
  }

  /** What it is called. */
  public String name() {
    return switch (block) {
      case 0 -> Texts.of("Whole");
      case FULLY_CONNECTED -> "fc6–fc8";
      default -> Texts.of("Block %d", block);
    };
  }
}
