package org.vggscope.ui.receptivefield;

import java.util.List;
import java.util.Locale;
import org.vggscope.inference.Csv;
import org.vggscope.model.LayerTable;

/** Tables of layers as comma-separated values (RFC 4180), one line a layer under one header. */
final class TableCsv {
  private static final List<String> COLUMNS =
      List.of(
          "network",
          "input_height",
          "input_width",
          "layer",
          "kind",
          "kernel",
          "stride",
          "padding",
          "groups",
          "jump",
          "receptive_field",
          "first_centre",
          "channels",
          "height",
          "width",
          "parameters",
          "parameter_share",
          "multiply_adds",
          "multiply_add_share");

  private TableCsv() {}

  /** All tables one after the other. */
  static String of(List<LayerTable> tables) {
    StringBuilder text = new StringBuilder();
    text.append(Csv.line(COLUMNS));
    for (LayerTable table : tables) {
      for (LayerTable.Row row : table.rows()) {
        text.append(Csv.line(fields(table, row)));
      }
    }
    return text.toString();
  }

  private static List<String> fields(LayerTable table, LayerTable.Row row) {
    return List.of(
        table.network(),
        String.valueOf(table.height()),
        String.valueOf(table.width()),
        row.layer().name(),
        row.layer().kind().name().toLowerCase(Locale.ROOT),
        String.valueOf(row.layer().kernel()),
        String.valueOf(row.layer().stride()),
        String.valueOf(row.layer().padding()),
        String.valueOf(row.layer().groups()),
        String.valueOf(row.field().jump()),
        String.valueOf(row.field().size()),
        String.valueOf(row.field().firstCentre()),
        String.valueOf(row.shape().channels()),
        String.valueOf(row.shape().height()),
        String.valueOf(row.shape().width()),
        String.valueOf(row.parameters()),
        share(table.parameterShare(row)),
        String.valueOf(row.multiplyAdds()),
        share(table.multiplyAddShare(row)));
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.6f", share);
  }
}
