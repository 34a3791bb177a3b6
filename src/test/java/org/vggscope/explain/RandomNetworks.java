package org.vggscope.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.TensorInfo;
import org.vggscope.weights.WeightFile;

/** Networks with seeded random weights, and inputs for them. */
final class RandomNetworks {
  private RandomNetworks() {}

  /** Weights that keep activations at one size from layer to layer (He et al. 2015). */
  static Network network(NetworkSpec architecture, long seed) {
    return load(new Weights(architecture, seed, false));
  }

  /** Weights above zero, so that no ReLU is silent. */
  static Network positive(NetworkSpec architecture, long seed) {
    return load(new Weights(architecture, seed, true));
  }

  /** The weights of {@link #network}. */
  static WeightFile weights(NetworkSpec architecture, long seed) {
    return new Weights(architecture, seed, false);
  }

  private static Network load(Weights weights) {
    try (WeightFile file = weights) {
      return Network.load(ComputeEngine.start(), file, share -> {}, () -> false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An input of that size with normally distributed numbers. */
  static InputTensor input(int height, int width, long seed) {
    Random random = new Random(seed);
    float[] values = new float[3 * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new InputTensor(height, width, values);
  }

  private record Weights(NetworkSpec architecture, long seed, boolean positive)
      implements WeightFile {
    @Override
    public String format() {
      return "random";
    }

    @Override
    public List<TensorInfo> tensors() {
      return List.of();
    }

    @Override
    public Preprocessing preprocessing() {
      return Preprocessing.torchvision(architecture.inputSize(), architecture.inputSize());
    }

    @Override
    public void readWeights(String name, int firstRow, FloatBuffer target) {
      Layer layer = architecture.layer(name);
      double deviation = Math.sqrt(2.0 * layer.outputs() / layer.weightCount());
      fill(target, new Random(seed + name.hashCode() + firstRow), deviation);
    }

    @Override
    public void readBias(String name, FloatBuffer target) {
      fill(target, new Random(seed - name.hashCode()), 0.1);
    }

    private void fill(FloatBuffer target, Random random, double deviation) {
      while (target.hasRemaining()) {
        double number = random.nextGaussian() * deviation;
        target.put((float) (positive ? Math.abs(number) : number));
      }
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
