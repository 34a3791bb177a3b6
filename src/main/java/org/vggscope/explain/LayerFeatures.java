package org.vggscope.explain;

import org.vggscope.inference.MatrixProducts;
import org.vggscope.inference.MatrixProducts.Matrix;

/**
 * One layer's maps as the matrix that {@link Cka} compares: a row a channel, a column a position,
 * the mean of each row taken away, and all scaled to a mean square of 1, which changes nothing but
 * keeps float32 far from its limits.
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
  private final float[] centred;
  private final boolean constant;
  private Matrix matrix;
  private float[] gram;
  private double norm = Double.NaN;

  /**
   * @param values planar {@code (channels, positions)}
   */
  LayerFeatures(MatrixProducts products, float[] values, int channels, int positions) {
    this.products = products;
    this.channels = channels;
    this.positions = positions;
    this.centred = new float[values.length];
    double largest = 0;
    double squares = 0;
    for (int channel = 0; channel < channels; channel++) {
      int from = channel * positions;
      double sum = 0;
      for (int i = from; i < from + positions; i++) {
        sum += values[i];
        largest = Math.max(largest, Math.abs(values[i]));
      }
      double mean = sum / positions;
      for (int i = from; i < from + positions; i++) {
        double difference = values[i] - mean;
        centred[i] = (float) difference;
        squares += difference * difference;
      }
    }
    double deviation = Math.sqrt(squares / values.length);
    // Also true when something is not a number.
    constant = !(deviation > ROUNDING * largest);
    if (!constant) {
      for (int i = 0; i < centred.length; i++) {
        centred[i] = (float) (centred[i] / deviation);
      }
    }
  }

  /** Linear CKA with another layer of equally many positions; not a number when one is constant. */
  double alignment(LayerFeatures other) {
    if (constant || other.constant) {
      return Double.NaN;
    }
    boolean fewPositions = positions <= Math.min(channels, other.channels);
    double common =
        fewPositions
            ? dot(gram(), other.gram())
            : squares(products.ofRows(matrix(), other.matrix()));
    return Math.max(0, Math.min(1, common / (norm() * other.norm())));
  }

  /** The Frobenius norm of the products of all channels, or of all positions, which is the same. */
  private double norm() {
    if (Double.isNaN(norm)) {
      float[] own = positions <= channels ? gram() : products.ofRows(matrix(), matrix());
      norm = Math.sqrt(squares(own));
    }
    return norm;
  }

  private Matrix matrix() {
    if (matrix == null) {
      matrix = products.matrix(centred, channels, positions);
    }
    return matrix;
  }

  private float[] gram() {
    if (gram == null) {
      float[] turned = new float[centred.length];
      for (int channel = 0; channel < channels; channel++) {
        for (int position = 0; position < positions; position++) {
          turned[position * channels + channel] = centred[channel * positions + position];
        }
      }
      try (Matrix rows = products.matrix(turned, positions, channels)) {
        gram = products.ofRows(rows, rows);
      }
    }
    return gram;
  }

  private static double squares(float[] values) {
    return dot(values, values);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Override
  public void close() {
    if (matrix != null) {
      matrix.close();
    }
  }
}
