package org.vggscope.export.field;

import java.util.List;
import java.util.Locale;
import org.vggscope.model.LayerTable;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** Tables of layers as files hold them, one line a layer, and what is said of them. */
public final class LayerTables {
  private LayerTables() {}

  /** All tables one after the other. */
  public static Table of(List<LayerTable> tables) {
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
            table.parameterShare(row),
            row.multiplyAdds(),
            table.multiplyAddShare(row));
      }
    }
    return built.build();
  }

  /** What a network has and does in all, in words. */
  public static String sum(LayerTable table) {
    return Texts.of(
        "%s parameters, %s multiply-adds at %d × %d",
        Numbers.grouped(table.parameters()),
        Numbers.large(table.multiplyAdds()),
        table.width(),
        table.height());
  }
}
