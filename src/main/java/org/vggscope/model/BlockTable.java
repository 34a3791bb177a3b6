package org.vggscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network's numbers block by block.
 *
 * @param rows a row a block, 1 to 5 and then 6 for the fully connected layers
 */
public record BlockTable(List<Row> rows) {
  public BlockTable {
    rows = List.copyOf(rows);
  }

  /**
   * One block.
   *
   * @param block 1 to 5, or 6 for the fully connected layers
   * @param layers its layers in the order of the forward pass
   * @param field what the units of its last layer see of the picture
   * @param parameters weights and biases
   * @param multiplyAdds of one forward pass, the biases not counted
   * @param activations numbers that its layers write
   */
  public record Row(
      int block,
      List<Layer> layers,
      ReceptiveField field,
      long parameters,
      long multiplyAdds,
      long activations) {
    public Row {
      layers = List.copyOf(layers);
    }

    /** How many of its layers have weights: those that a VGG's number counts. */
    public int weighted() {
      return (int) layers.stream().filter(Layer::hasParameters).count();
    }

    /** Bytes of the weights and biases as float32. */
    public long weightBytes() {
      return parameters * Float.BYTES;
    }

    /** Bytes of the activations of one picture as float32. */
    public long activationBytes() {
      return activations * Float.BYTES;
    }

    /** Bytes of both. */
    public long bytes() {
      return weightBytes() + activationBytes();
    }

    /** The time of the block, when those of its layers are known; NaN when one is not. */
    public double time(Map<Layer, Double> times) {
      return layers.stream().mapToDouble(layer -> times.getOrDefault(layer, Double.NaN)).sum();
    }
  }

  /**
   * The table of a network that reads a picture of that size.
   *
   * @param height rows of the picture fed to {@code conv1_1}, at least the trained size
   * @param width columns of that picture
   */
  public static BlockTable of(NetworkSpec architecture, int height, int width) {
    Map<Layer, Shape> shapes = architecture.shapes(height, width);
    Map<Layer, ReceptiveField> fields = architecture.receptiveFields(height, width);
    Map<Integer, List<Layer>> blocks = new TreeMap<>();
    architecture
        .layers()
        .forEach(
            layer -> blocks.computeIfAbsent(layer.block(), block -> new ArrayList<>()).add(layer));
    List<Row> rows = new ArrayList<>();
    blocks.forEach(
        (block, inside) ->
            rows.add(
                new Row(
                    block,
                    inside,
                    fields.get(inside.get(inside.size() - 1)),
                    inside.stream().mapToLong(Layer::parameters).sum(),
                    inside.stream().mapToLong(layer -> layer.multiplyAdds(shapes.get(layer))).sum(),
                    inside.stream().mapToLong(layer -> shapes.get(layer).size()).sum())));
    return new BlockTable(rows);
  }

  /** All blocks as one row; its block is 0 and its field that of the last layer. */
  public Row total() {
    return new Row(
        0,
        rows.stream().flatMap(row -> row.layers().stream()).toList(),
        rows.get(rows.size() - 1).field(),
        rows.stream().mapToLong(Row::parameters).sum(),
        rows.stream().mapToLong(Row::multiplyAdds).sum(),
        rows.stream().mapToLong(Row::activations).sum());
  }
}
