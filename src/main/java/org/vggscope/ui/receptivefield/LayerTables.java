package org.vggscope.ui.receptivefield;

import java.util.List;
import java.util.Locale;
import org.vggscope.model.LayerTable;
import org.vggscope.report.Table;

/** Tables of layers as they are exported, one line a layer. */
final class LayerTables {
  private LayerTables() {}

  /** All tables one after the other. */
  static Table of(List<LayerTable> tables) {
    Table.Builder built =
        Table.of(
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
    for (LayerTable table : tables) {
      for (LayerTable.Row row : table.rows()) {
        built.row(
            table.network(),
            table.height(),
            table.width(),
            row.layer().name(),
            row.layer().kind().name().toLowerCase(Locale.ROOT),
            row.layer().kernel(),
            row.layer().stride(),
            row.layer().padding(),
            row.layer().groups(),
            row.field().jump(),
            row.field().size(),
            row.field().firstCentre(),
            row.shape().channels(),
            row.shape().height(),
            row.shape().width(),
            row.parameters(),
            share(table.parameterShare(row)),
            row.multiplyAdds(),
            share(table.multiplyAddShare(row)));
      }
    }
    return built.build();
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.6f", share);
  }
}
