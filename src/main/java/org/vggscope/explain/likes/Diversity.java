package org.vggscope.explain.likes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vggscope.model.Shape;

/**
 * How alike several pictures are to a layer: the cosines of their Gram matrices, which say which
 * channels go together and not where (Lucid, {@code objectives.diversity}). Taking it off keeps
 * pictures of one channel apart.
 */
final class Diversity {
  private static final double LEAST = 1e-10;

  private final Shape shape;
  private final double weight;

  /**
   * @param shape of the layer's maps
   * @param weight what it is multiplied by
   */
  Diversity(Shape shape, double weight) {
    this.shape = shape;
    this.weight = weight;
  }

  /**
   * What is taken off, and its slope.
   *
   * @param sums {@code (pictures, channel, height, width)}, before the ReLU
   * @param gradient as many; the slope is taken off
   */
  double takeOff(float[] sums, float[] gradient) {
    int count = sums.length / shape.size();
    List<float[]> active = new ArrayList<>();
    List<double[]> grams = new ArrayList<>();
    double[] norms = new double[count];
    for (int item = 0; item < count; item++) {
      float[] values = active(sums, item * shape.size());
      double[] gram = gram(values);
      double squares = LEAST;
      for (double value : gram) {
        squares += value * value;
      }
      norms[item] = Math.sqrt(squares);
      for (int i = 0; i < gram.length; i++) {
        gram[i] /= norms[item];
      }
      active.add(values);
      grams.add(gram);
    }
    double alike = 0;
    for (int item = 0; item < count; item++) {
      double[] others = others(grams, item);
      double cosines = dot(others, grams.get(item));
      alike += cosines / count;
      // Each pair counts twice, once from either side.
      double factor = 2 * weight / (count * norms[item]);
      double[] slope = new double[others.length];
      for (int i = 0; i < slope.length; i++) {
        slope[i] = factor * (others[i] - cosines * grams.get(item)[i]);
      }
      takeOff(active.get(item), slope, gradient, item * shape.size());
    }
    return weight * alike;
  }

  /** Activations by position, {@code (position, channel)}. */
  private float[] active(float[] sums, int from) {
    int channels = shape.channels();
    float[] active = new float[shape.size()];
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < shape.area(); i++) {
        active[i * channels + channel] = Math.max(0, sums[from + channel * shape.area() + i]);
      }
    }
    return active;
  }

  private double[] gram(float[] active) {
    int channels = shape.channels();
    double[] gram = new double[channels * channels];
    for (int i = 0; i < active.length; i++) {
      int row = i % channels * channels;
      int position = i - i % channels;
      // Behind a ReLU most are zero.
      for (int other = 0; active[i] > 0 && other < channels; other++) {
        gram[row + other] += (double) active[i] * active[position + other];
      }
    }
    return gram;
  }

  private static double[] others(List<double[]> grams, int item) {
    double[] sum = new double[grams.get(0).length];
    for (int other = 0; other < grams.size(); other++) {
      for (int i = 0; other != item && i < sum.length; i++) {
        sum[i] += grams.get(other)[i];
      }
    }
    return sum;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** From a slope by the Gram matrix, which is symmetric, to that by the sums. */
  private void takeOff(float[] active, double[] slope, float[] gradient, int from) {
    int channels = shape.channels();
    double[] back = new double[channels];
    for (int position = 0; position < shape.area(); position++) {
      Arrays.fill(back, 0);
      for (int other = 0; other < channels; other++) {
        float value = active[position * channels + other];
        for (int channel = 0; value > 0 && channel < channels; channel++) {
          back[channel] += 2 * value * slope[other * channels + channel];
        }
      }
      for (int channel = 0; channel < channels; channel++) {
        if (active[position * channels + channel] > 0) {
          gradient[from + channel * shape.area() + position] -= (float) back[channel];
        }
      }
    }
  }
}
