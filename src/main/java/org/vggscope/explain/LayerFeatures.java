package org.vggscope.explain;

import java.nio.FloatBuffer;
import org.vggscope.inference.MatrixProducts;
import org.vggscope.inference.MatrixProducts.Matrix;

/**
 * One layer's maps as the matrix that {@link Cka} compares: a row a channel, a column a position,
 * the mean of each row taken away, and all scaled to a mean square of 1, which changes nothing but
 * keeps float32 far from its limits. All of it lies with the engine: the first layers of a network
 * of full size have three million numbers each.
 *
 * <p>Of the two ways to the same number, {@code |YᵀX|² = ⟨XXᵀ, YYᵀ⟩}, that with the smaller
 * matrices is gone: products of channels, or where there are fewer positions than channels, of
 * positions.
 */
final class LayerFeatures implements AutoCloseable {
  /** Below this share of the largest number, differences are rounding and not information. */
  private static final double ROUNDING = 1e-6;

  private final MatrixProducts products;
  private final int channels;
  private final int positions;
  private final Matrix matrix;
  private final boolean constant;
  private Matrix gram;
  private double norm = Double.NaN;

  /**
   * @param maps planar {@code (channels, height, width)}, from its position on
   * @param pooling makes a map of it to one of so many positions
   * @param area positions of a map of {@code maps}
   */
  LayerFeatures(
      MatrixProducts products,
      FloatBuffer maps,
      int channels,
      int area,
      PooledMap pooling,
      int positions) {
    this.products = products;
    this.channels = channels;
    this.positions = positions;
    this.matrix = products.matrix(channels, positions);
    float[] map = new float[area];
    FloatBuffer target = matrix.numbers();
    double largest = 0;
    double squares = 0;
    for (int channel = 0; channel < channels; channel++) {
      maps.get(map);
      double[] pooled = pooling.of(map);
      double sum = 0;
      for (double value : pooled) {
        sum += value;
        largest = Math.max(largest, Math.abs(value));
      }
      double mean = sum / positions;
      for (double value : pooled) {
        double difference = value - mean;
        target.put((float) difference);
        squares += difference * difference;
      }
    }
    double deviation = Math.sqrt(squares / channels / positions);
    // Also true when something is not a number.
    constant = !(deviation > ROUNDING * largest);
    if (!constant) {
      scale(matrix.numbers(), 1 / deviation);
    }
  }

  private static void scale(FloatBuffer numbers, double factor) {
    for (int i = 0; i < numbers.capacity(); i++) {
      numbers.put(i, (float) (numbers.get(i) * factor));
    }
  }

  /** Linear CKA with another layer of equally many positions; not a number when one is constant. */
  double alignment(LayerFeatures other) {
    if (constant || other.constant) {
      return Double.NaN;
    }
    boolean fewPositions = positions <= Math.min(channels, other.channels);
    double common =
        fewPositions ? MatrixProducts.dot(gram(), other.gram()) : squares(matrix, other.matrix);
    return Math.max(0, Math.min(1, common / (norm() * other.norm())));
  }

  /** The Frobenius norm of the products of all channels, or of all positions, which is the same. */
  private double norm() {
    if (Double.isNaN(norm)) {
      norm =
          Math.sqrt(
              positions <= channels ? MatrixProducts.dot(gram(), gram()) : squares(matrix, matrix));
    }
    return norm;
  }

  private double squares(Matrix a, Matrix b) {
    try (Matrix product = products.ofRows(a, b)) {
      return MatrixProducts.dot(product, product);
    }
  }

  private Matrix gram() {
    if (gram == null) {
      try (Matrix turned = products.matrix(positions, channels)) {
        FloatBuffer from = matrix.numbers();
        FloatBuffer to = turned.numbers();
        for (int position = 0; position < positions; position++) {
          for (int channel = 0; channel < channels; channel++) {
            to.put(from.get(channel * positions + position));
          }
        }
        gram = products.ofRows(turned, turned);
      }
    }
    return gram;
  }

  @Override
  public void close() {
    matrix.close();
    if (gram != null) {
      gram.close();
    }
  }
}
