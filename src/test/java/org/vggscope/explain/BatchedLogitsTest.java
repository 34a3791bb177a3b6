package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.inference.Activations;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.Network;
import org.vggscope.model.Ablation;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/** Many inputs at once answer as each alone. */
class BatchedLogitsTest {
  private static final double TOLERANCE = 1e-4;

  private static void assertClose(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .isCloseTo(expected[i], within(TOLERANCE * Math.max(1, Math.abs(expected[i]))));
    }
  }

  private static void compare(Network network, int count, int height, int width) {
    List<InputTensor> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inputs.add(RandomNetworks.input(height, width, i));
    }
    float[][] rows = network.logits(inputs, () -> false);
    assertThat(rows.length).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      try (Activations alone = network.forward(inputs.get(i), () -> false)) {
        assertClose(rows[i], alone.logits());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"D,32,32", "A_LRN,32,32", "C,64,96", "E,96,64"})
  void aBatchOfInputs(Configuration configuration, int height, int width) {
    // fc6 has to gather windows of more than one position.
    NetworkSpec architecture =
        Vgg.of(configuration, List.of(3, 4, 5, 6, 6), List.of(8, 9), 7, Math.min(height, 64));
    try (Network network = RandomNetworks.network(architecture, 3)) {
      compare(network, 5, height, width);
    }
  }

  @Test
  void theBundledNetworkInMoreThanOneBatch() throws IOException {
    try (WeightFile file = ModelCatalog.bundled().entry("vgg16-tiny").open();
        Network network = Network.load(ComputeEngine.start(), file, share -> {}, () -> false)) {
      compare(network, 67, 64, 64);
      compare(network, 5, 128, 160);
    }
  }

  @Test
  void eachChannelSwitchedOffAlone() throws IOException {
    InputTensor input = RandomNetworks.input(64, 96, 4);
    try (WeightFile file = ModelCatalog.bundled().entry("vgg16-tiny").open();
        Network network = Network.load(ComputeEngine.start(), file, share -> {}, () -> false);
        Activations base = network.forward(input, () -> false)) {
      for (String name : List.of("conv1_1", "pool2", "conv5_3", "pool5", "fc6", "fc8")) {
        Layer layer = network.architecture().layer(name);
        int[] channels = IntStream.iterate(layer.outputs() - 1, c -> c - 7).limit(4).toArray();
        float[][] rows = network.logitsWithout(base, layer, channels, () -> false);
        for (int i = 0; i < channels.length; i++) {
          Ablation one = Ablation.NONE.withChannel(layer, channels[i], true);
          try (Activations alone = network.forwardFrom(base, one, () -> false)) {
            assertClose(rows[i], alone.logits());
          }
        }
      }
    }
  }

  @Test
  void inputsOfSeveralSizesAreRefusedAndNoneIsFine() {
    NetworkSpec architecture =
        Vgg.of(Configuration.A, List.of(3, 4, 5, 6, 6), List.of(8, 9), 7, 32);
    try (Network network = RandomNetworks.network(architecture, 3)) {
      assertThat(network.logits(List.of(), () -> false)).isEmpty();
      assertThatThrownBy(
              () ->
                  network.logits(
                      List.of(RandomNetworks.input(32, 32, 1), RandomNetworks.input(32, 64, 1)),
                      () -> false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("one size");
    }
  }
}
