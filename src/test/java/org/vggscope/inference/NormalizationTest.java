package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Configuration;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Vgg;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.TensorInfo;
import org.vggscope.weights.WeightFile;

/** Configuration A-LRN's local response normalisation against its formula, number by number. */
class NormalizationTest {
  private static final NetworkSpec NARROW =
      Vgg.of(Configuration.A_LRN, List.of(7, 4, 4, 4, 4), List.of(5, 5), 3, 32);

  @Test
  void dividesByTheNeighbouringChannels() throws IOException {
    float[] values = new float[3 * 32 * 32];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = 300 * (random.nextFloat() - 0.5f);
    }
    try (Network network =
            Network.load(ComputeEngine.start(), new RandomWeights(), progress -> {}, () -> false);
        Activations activations = network.forward(new InputTensor(32, 32, values), () -> false)) {
      LayerActivations before = activations.copy(activations.layer("conv1_1"));
      LayerActivations after = activations.copy(activations.layer("norm1"));
      assertThat(before.statistics().maximum()).isGreaterThan(50);
      for (int c = 0; c < 7; c++) {
        for (int i = 0; i < 32 * 32; i += 37) {
          double squares = 0;
          for (int near = Math.max(0, c - 2); near <= Math.min(6, c + 2); near++) {
            squares += Math.pow(before.at(near, i / 32, i % 32), 2);
          }
          double wanted = before.at(c, i / 32, i % 32) / Math.pow(2 + 1e-4 * squares, 0.75);
          assertThat((double) after.at(c, i / 32, i % 32))
              .isCloseTo(wanted, within(1e-4 * (1 + wanted)));
        }
      }
    }
  }

  /** No file format knows A-LRN from A, so the weights come from nowhere. */
  private static final class RandomWeights implements WeightFile {
    private final Random random = new Random(0);

    @Override
    public String format() {
      return "random";
    }

    @Override
    public List<TensorInfo> tensors() {
      return List.of();
    }

    @Override
    public NetworkSpec architecture() {
      return NARROW;
    }

    @Override
    public Preprocessing preprocessing() {
      return Preprocessing.torchvision(32, 32);
    }

    @Override
    public void readWeights(String layer, int firstRow, FloatBuffer target) {
      while (target.hasRemaining()) {
        target.put(random.nextFloat() - 0.4f);
      }
    }

    @Override
    public void readBias(String layer, FloatBuffer target) {
      readWeights(layer, 0, target);
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }
}
