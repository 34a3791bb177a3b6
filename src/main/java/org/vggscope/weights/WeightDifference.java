package org.vggscope.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.Problem;

/**
 * How much one layer's weights differ between two checkpoints of a network, biases included.
 *
 * @param layer the layer
 * @param relative length of the difference over the length of the first one's weights; infinite
 *     where those are all 0 and the others are not
 * @param largest the largest difference of two numbers
 * @param cosine of the angle between the two, 1 when they point the same way; not a number where
 *     one is all 0
 * @param changed how many numbers are not the same
 * @param count how many numbers there are
 */
public record WeightDifference(
    Layer layer, double relative, double largest, double cosine, long changed, long count) {
  private static final int CHUNK = 1 << 20;

  /**
   * The differences of all layers, the largest relative one first.
   *
   * @throws IOException when a file cannot be read, or the networks are not of one kind; the
   *     message is one line for people
   */
  public static List<WeightDifference> of(LayerWeights first, LayerWeights second)
      throws IOException {
    NetworkSpec network = first.architecture();
    // What becomes of small maps is no matter of the weights.
    if (!network.adaptive().layers().equals(second.architecture().adaptive().layers())) {
      throw new WeightFileException(
          Problem.of(
              "the layers are not the same (%s and %s), so their weights cannot be compared",
              network.name(), second.architecture().name()));
    }
    List<WeightDifference> differences = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer.hasParameters()) {
        differences.add(of(layer, first, second));
      }
    }
    differences.sort(Comparator.comparingDouble(WeightDifference::relative).reversed());
    return List.copyOf(differences);
  }

  private static WeightDifference of(Layer layer, LayerWeights first, LayerWeights second)
      throws IOException {
    Sums sums = new Sums();
    int row = Math.toIntExact(layer.weightCount() / layer.outputs());
    int rows = Math.max(1, Math.min(layer.outputs(), CHUNK / row));
    for (int from = 0; from < layer.outputs(); from += rows) {
      int now = Math.min(rows, layer.outputs() - from);
      FloatBuffer one = FloatBuffer.allocate(now * row);
      FloatBuffer other = FloatBuffer.allocate(now * row);
      first.readWeights(layer.name(), from, one);
      second.readWeights(layer.name(), from, other);
      sums.add(one.array(), other.array());
    }
    FloatBuffer one = FloatBuffer.allocate(layer.outputs());
    FloatBuffer other = FloatBuffer.allocate(layer.outputs());
    first.readBias(layer.name(), one);
    second.readBias(layer.name(), other);
    sums.add(one.array(), other.array());
    return sums.of(layer);
  }

  private static final class Sums {
    private double firstSquares;
    private double secondSquares;
    private double products;
    private double differences;
    private double largest;
    private long changed;
    private long count;

    void add(float[] first, float[] second) {
      for (int i = 0; i < first.length; i++) {
        double off = (double) second[i] - first[i];
        firstSquares += (double) first[i] * first[i];
        secondSquares += (double) second[i] * second[i];
        products += (double) first[i] * second[i];
        differences += off * off;
        largest = Math.max(largest, Math.abs(off));
        changed += first[i] == second[i] ? 0 : 1;
      }
      count += first.length;
    }

    WeightDifference of(Layer layer) {
      double relative = differences == 0 ? 0 : Math.sqrt(differences) / Math.sqrt(firstSquares);
      return new WeightDifference(
          layer,
          relative,
          largest,
          products / Math.sqrt(firstSquares * secondSquares),
          changed,
          count);
    }
  }
}
