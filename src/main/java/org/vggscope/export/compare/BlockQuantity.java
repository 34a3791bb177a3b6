package org.vggscope.export.compare;

import java.util.Map;
import java.util.function.BiFunction;
import org.vggscope.model.BlockTable;
import org.vggscope.model.Layer;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;

/** What is said of a block of a network. */
public enum BlockQuantity {
  LAYERS(
      Texts.key("Layers"),
      Texts.key(
          "Convolutions and fully connected layers: those that have weights, which the 16"
              + " of VGG16 counts"),
      (row, times) -> String.valueOf(row.weighted())),
  PARAMETERS(
      Texts.key("Parameters"),
      Texts.key("Weights and biases"),
      (row, times) -> Numbers.large(row.parameters())),
  MULTIPLY_ADDS(
      Texts.key("Multiply-adds"),
      Texts.key("Of this pass, biases not counted"),
      (row, times) -> Numbers.large(row.multiplyAdds())),
  FIELD(
      Texts.key("Field"),
      Texts.key("Receptive field at the block’s end: side of what a unit sees, in pixels"),
      (row, times) -> String.valueOf(row.field().size())),
  MEMORY(
      Texts.key("Memory"),
      Texts.key("Weights and activations of this picture, as float32"),
      (row, times) -> Numbers.megabytes(row.bytes())),
  TIME(
      Texts.key("Time"),
      Texts.key("Measured on this picture"),
      (row, times) -> {
        double time = row.time(times);
        return Double.isNaN(time) ? "…" : PredictionFormat.time(time);
      });

  private final String title;
  private final String meaning;
  private final BiFunction<BlockTable.Row, Map<Layer, Double>, String> words;

  BlockQuantity(
      String title, String meaning, BiFunction<BlockTable.Row, Map<Layer, Double>, String> words) {
    this.title = title;
    this.meaning = meaning;
    this.words = words;
  }

  /** What it is called. */
  public String title() {
    return Texts.of(title);
  }

  /** What it is. */
  public String meaning() {
    return Texts.of(meaning);
  }

  /**
   * It, in words.
   *
   * @param row of the block; null where a network has no such block
   * @param times milliseconds of each layer, as far as they were measured
   */
  String of(BlockTable.Row row, Map<Layer, Double> times) {
    return row == null ? "–" : words.apply(row, times);
  }
}
