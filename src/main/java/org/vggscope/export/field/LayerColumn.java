package org.vggscope.export.field;

import java.util.function.BiFunction;
import org.vggscope.model.LayerKind;
import org.vggscope.model.LayerTable;
import org.vggscope.model.LayerTable.Row;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** What a table says of each layer, as people read it. */
public enum LayerColumn {
  LAYER(Texts.key("Layer"), Texts.key("Name"), (table, row) -> row.layer().name()),
  KERNEL(
      Texts.key("Kernel"),
      Texts.key(
          "Side of the kernel; of a fully connected layer, as the convolution that it equals"),
      (table, row) -> kernel(row)),
  STRIDE(
      Texts.key("Stride"),
      Texts.key("Step of the kernel in the layer below"),
      (table, row) -> Integer.toString(row.layer().stride())),
  JUMP(
      Texts.key("Jump"),
      Texts.key("Pixels between the centres of neighbouring units"),
      (table, row) -> Integer.toString(row.field().jump())),
  FIELD(
      Texts.key("Field"),
      Texts.key("Receptive field: side of what a unit sees, in pixels"),
      (table, row) -> Integer.toString(row.field().size())),
  CENTRE(
      Texts.key("Centre"),
      Texts.key("Centre of the first unit, in pixels; 0 is the middle of the first pixel"),
      (table, row) -> centre(row.field().firstCentre())),
  SHAPE(
      Texts.key("Shape"),
      Texts.key("Channels × height × width of the activations"),
      (table, row) -> row.shape().toString().replace(" ", "")),
  PARAMETERS(
      Texts.key("Parameters"),
      Texts.key("Weights and biases"),
      (table, row) -> Numbers.grouped(row.parameters())),
  PARAMETER_SHARE(
      "%",
      Texts.key("Share of the network's parameters"),
      (table, row) -> percent(table.parameterShare(row))),
  /** For where there is little room: three digits of {@link #MULTIPLY_ADDS}. */
  BRIEF_MULTIPLY_ADDS(
      Texts.key("Mult.-adds"),
      Texts.key("Multiply-adds of one forward pass, biases not counted"),
      (table, row) -> Numbers.large(row.multiplyAdds())),
  MULTIPLY_ADDS(
      Texts.key("Multiply-adds"),
      Texts.key("Multiply-adds of one forward pass, biases not counted"),
      (table, row) -> Numbers.grouped(row.multiplyAdds())),
  MULTIPLY_ADD_SHARE(
      "%",
      Texts.key("Share of the network's multiply-adds"),
      (table, row) -> percent(table.multiplyAddShare(row)));

  private final String title;
  private final String tip;
  private final BiFunction<LayerTable, Row, String> text;

  LayerColumn(String title, String tip, BiFunction<LayerTable, Row, String> text) {
    this.title = title;
    this.tip = tip;
    this.text = text;
  }

  /** What stands over it. */
  public String title() {
    return Texts.of(title);
  }

  /** What it says, at more length. */
  public String tip() {
    return Texts.of(tip);
  }

  /** What it says of a row of a table. */
  public String text(LayerTable table, Row row) {
    return text.apply(table, row);
  }

  private static String kernel(Row row) {
    return row.layer().kind() == LayerKind.NORMALIZATION
        ? "–"
        : "%d × %d".formatted(row.layer().kernel(), row.layer().kernel());
  }

  private static String centre(double centre) {
    return centre == Math.rint(centre) ? Long.toString((long) centre) : Double.toString(centre);
  }

  /** Percent with one decimal, nothing for nothing. */
  private static String percent(double share) {
    return share == 0 ? "" : Numbers.percent(share).replace("%", "").strip();
  }
}
