package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.ParallelPlan.Row;

/** The lines of the table of what crosses. */
public final class ParallelEntries {
  /**
   * A line.
   *
   * @param sum whether it stands for several layers
   * @param cells a text for each column
   */
  public record Entry(boolean sum, List<String> cells) {}

  private ParallelEntries() {}

  /** What stands over the columns. */
  public static List<String> heads() {
    return List.of(
        Texts.of("Layer"),
        Texts.of("Parameters"),
        Texts.of("Inputs"),
        Texts.of("Batch split, MB"),
        Texts.of("Weights split, MB"),
        Texts.of("Less by"));
  }

  /** A line a layer, then the convolutions', the fully connected layers' and all layers' sums. */
  public static List<Entry> of(ParallelFigures figures) {
    List<Entry> entries = new ArrayList<>();
    for (Row row : figures.plan().rows()) {
      String name = row.layer().name();
      entries.add(
          entry(false, name, row.parameters(), row.inputs(), row.dataBytes(), row.modelBytes()));
    }
    if (!figures.rows(true).isEmpty() && !figures.rows(false).isEmpty()) {
      entries.add(sum(range(figures.rows(true)), figures.rows(true)));
      entries.add(sum(range(figures.rows(false)), figures.rows(false)));
    }
    entries.add(sum(Texts.of("All"), figures.plan().rows()));
    return entries;
  }

  /** {@code conv1–conv5}: the blocks from the first layer's to the last one's. */
  private static String range(List<Row> rows) {
    String first = block(rows.get(0));
    String last = block(rows.get(rows.size() - 1));
    return first.equals(last) ? first : first + "–" + last;
  }

  private static String block(Row row) {
    return row.layer().name().replaceAll("_\\d+$", "");
  }

  private static Entry sum(String name, List<Row> rows) {
    return entry(
        true,
        name,
        rows.stream().mapToLong(Row::parameters).sum(),
        rows.stream().mapToLong(Row::inputs).sum(),
        rows.stream().mapToLong(Row::dataBytes).sum(),
        rows.stream().mapToLong(Row::modelBytes).sum());
  }

  private static Entry entry(
      boolean sum, String name, long parameters, long inputs, long data, long model) {
    return new Entry(
        sum,
        List.of(
            name,
            Numbers.grouped(parameters),
            Numbers.grouped(inputs),
            ParallelTexts.megabytes(data),
            ParallelTexts.megabytes(model),
            model < data ? Texts.of("model") : Texts.of("data")));
  }
}
