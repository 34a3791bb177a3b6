package org.vggscope.export.field;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.model.LayerTable;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.support.Phrase;
import org.vggscope.text.Texts;

/**
 * All layers of networks with what each sees, holds and costs.
 *
 * @param networks below each other
 * @param origin where the numbers come from
 */
public record LayersExhibit(List<Network> networks, Supplier<About> origin) implements Exhibit {
  private static final double GAP = 6;

  private static final List<LayerColumn> COLUMNS =
      Stream.of(LayerColumn.values())
          .filter(column -> column != LayerColumn.BRIEF_MULTIPLY_ADDS)
          .toList();

  /**
   * One of them.
   *
   * @param title what people call it
   */
  public record Network(LayerTable table, Phrase title) {}

  public LayersExhibit {
    networks = List.copyOf(networks);
  }

  @Override
  public String name() {
    return "layers";
  }

  @Override
  public About about() {
    return origin.get();
  }

  @Override
  public Figure figure(Look look) {
    Sheet sheet = new Sheet(Texts.of("What does each layer see, hold and cost?"), "", about());
    for (Network network : networks) {
      sheet.add(
          Block.column(
              GAP,
              List.of(
                  Words.plain(Texts.of(network.title())),
                  drawn(network.table()),
                  Words.plain(LayerTables.sum(network.table())).coloured(Look::faint))));
    }
    return sheet.figure(look);
  }

  private static TextTable drawn(LayerTable table) {
    List<List<String>> rows = new ArrayList<>();
    for (LayerTable.Row row : table.rows()) {
      rows.add(COLUMNS.stream().map(column -> column.text(table, row)).toList());
    }
    return TextTable.of(COLUMNS.stream().map(LayerColumn::title).toList(), rows, -1);
  }

  /** A line a layer of each network. */
  @Override
  public Table table() {
    return LayerTables.of(networks.stream().map(Network::table).toList());
  }
}
