package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.Network;
import org.vggscope.model.Ablation;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** Parts of a network that are switched off, against networks whose weights were set to zero. */
class AblationTest {
  private static final NetworkSpec SMALL =
      Vgg.of(Configuration.D, List.of(3, 4, 5, 6, 6), List.of(8, 9), 7, 32);

  private static Layer layer(NetworkSpec architecture, String name) {
    return architecture.layer(name);
  }

  private static Ablation someChannels(NetworkSpec architecture) {
    return Ablation.NONE
        .withChannel(layer(architecture, "conv1_2"), 1, true)
        .withChannel(layer(architecture, "conv3_1"), 0, true)
        .withChannel(layer(architecture, "conv3_1"), 4, true)
        .withChannel(layer(architecture, "conv5_3"), 2, true)
        .withChannel(layer(architecture, "fc7"), 3, true)
        .withChannel(layer(architecture, "fc8"), 5, true);
  }

  private static Network load(WeightFile file) throws IOException {
    return Network.load(ComputeEngine.start(), file, share -> {}, () -> false);
  }

  private static void assertSame(Activations actual, Activations expected, double tolerance) {
    for (Layer layer : expected.layers()) {
      float[] wanted = expected.copy(layer).values();
      float[] got = actual.copy(layer).values();
      assertThat(got).as(layer.name()).hasSameSizeAs(wanted);
      for (int i = 0; i < wanted.length; i++) {
        assertThat((double) got[i])
            .as("%s %d", layer.name(), i)
            .isCloseTo(wanted[i], within(tolerance));
      }
    }
  }

  @Test
  void switchingChannelsOffEqualsZeroingTheirWeightsAndBias() throws IOException {
    Ablation ablation = someChannels(SMALL);
    InputTensor input = RandomNetworks.input(64, 96, 3);
    try (Network whole = RandomNetworks.network(SMALL, 7);
        WeightFile file = new SilencedWeights(RandomNetworks.weights(SMALL, 7), ablation);
        Network silenced = load(file);
        Activations expected = silenced.forward(input, () -> false);
        Activations base = whole.forward(input, () -> false);
        Activations ablated = whole.forward(input, ablation, () -> false);
        Activations fromBase = whole.forwardFrom(base, ablation, () -> false)) {
      assertThat(expected.logits()).isNotEqualTo(base.logits());
      assertSame(ablated, expected, 1e-5);
      assertSame(fromBase, expected, 1e-5);
    }
  }

  @Test
  void theBundledNetworkWithoutChannelsEqualsOneWrittenWithZeros(@TempDir Path folder)
      throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry("vgg16-tiny");
    Path target = folder.resolve("silenced.safetensors");
    Ablation ablation = someChannels(entry.architecture());
    try (WeightFile file = entry.open()) {
      SafetensorsWriter.write(new SilencedWeights(file, ablation), target, false);
    }
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(), "", file, entry.labels(), share -> {}, () -> false);
        WeightFile changed = WeightFiles.open(target);
        Network silenced = load(changed);
        Analysis analysis =
            model.analyse(
                PictureReader.read(Path.of("assets/samples/coffee.png")),
                model.preprocessing(),
                () -> false);
        Activations expected = silenced.forward(analysis.picture().input(), () -> false);
        Activations ablated =
            model.network().forwardFrom(analysis.activations(), ablation, () -> false)) {
      assertThat(expected.logits()).isNotEqualTo(analysis.activations().logits());
      assertSame(ablated, expected, 1e-4);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Configuration.class,
      names = {"A_LRN", "C", "D"})
  void whatIsSharedWithThePassBelowStaysAsItIs(Configuration configuration) {
    NetworkSpec architecture = Vgg.of(configuration, List.of(3, 4, 5, 6, 6), List.of(8, 9), 7, 32);
    InputTensor input = RandomNetworks.input(64, 64, 5);
    try (Network network = RandomNetworks.network(architecture, 11);
        Activations base = network.forward(input, () -> false)) {
      List<float[]> before = base.layers().stream().map(l -> base.copy(l).values()).toList();
      for (Layer layer : architecture.layers()) {
        Ablation ablation = Ablation.NONE.withLayer(layer, true);
        if (layer.relu()) {
          ablation = ablation.withRelu(layer, true);
          compare(network, base, input, Ablation.NONE.withRelu(layer, true));
        }
        compare(network, base, input, ablation);
        network.logitsWithout(base, layer, new int[] {0, 1}, () -> false);
      }
      for (int i = 0; i < before.size(); i++) {
        assertThat(base.copy(base.layers().get(i)).values()).isEqualTo(before.get(i));
      }
      assertThat(base.isClosed()).isFalse();
    }
  }

  private static void compare(
      Network network, Activations base, InputTensor input, Ablation ablation) {
    try (Activations whole = network.forward(input, ablation, () -> false);
        Activations again = network.forwardFrom(base, ablation, () -> false)) {
      assertSame(again, whole, 1e-5);
    }
  }

  @Test
  void withoutItsReluALayerHandsNegativeSumsOn() {
    Layer relu = layer(SMALL, "conv2_1");
    InputTensor input = RandomNetworks.input(32, 32, 2);
    try (Network network = RandomNetworks.network(SMALL, 9);
        Activations with = network.forward(input, () -> false);
        Activations without =
            network.forward(input, Ablation.NONE.withRelu(relu, true), () -> false)) {
      float[] sums = without.copy(relu).values();
      float[] rectified = with.copy(relu).values();
      assertThat(IntStream.range(0, sums.length).anyMatch(i -> sums[i] < 0)).isTrue();
      for (int i = 0; i < sums.length; i++) {
        assertThat((double) rectified[i]).isCloseTo(Math.max(0, sums[i]), within(1e-5));
      }
      assertThat(without.logits()).isNotEqualTo(with.logits());
    }
  }

  @Test
  void nothingSwitchedOffSharesEveryLayer() {
    InputTensor input = RandomNetworks.input(32, 32, 2);
    try (Network network = RandomNetworks.network(SMALL, 9);
        Activations base = network.forward(input, () -> false)) {
      try (Activations same = network.forwardFrom(base, Ablation.NONE, () -> false)) {
        assertSame(same, base, 0);
        assertThat(same.inputShape()).isEqualTo(base.inputShape());
      }
      assertThat(base.logits()).hasSize(7);
    }
  }

  @Test
  void whatIsSwitchedOffAndOnAgainIsNone() {
    Layer conv = layer(SMALL, "conv2_1");
    Ablation some = Ablation.NONE.withChannel(conv, 2, true).withRelu(conv, true);
    assertThat(some.channels(conv)).containsExactly(2);
    assertThat(some.isOff(conv, 2)).isTrue();
    assertThat(some.isOff(conv)).isFalse();
    assertThat(some.isReluOff(conv)).isTrue();
    assertThat(some.withLayer(conv, true).isOff(conv)).isTrue();
    assertThat(some.withChannel(conv, 2, false).withRelu(conv, false))
        .isEqualTo(Ablation.NONE)
        .matches(Ablation::isEmpty);
    assertThat(Ablation.NONE.isEmpty()).isTrue();
    assertThatThrownBy(() -> some.withChannel(conv, 4, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 3");
    assertThatThrownBy(() -> some.withRelu(layer(SMALL, "pool2"), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no ReLU");
  }

  @Test
  void anotherNetworksLayersAreRefused() {
    Layer other = Vgg.paper(Configuration.D).layer("conv2_1");
    InputTensor input = RandomNetworks.input(32, 32, 2);
    Ablation ablation = Ablation.NONE.withChannel(other, 2, true);
    try (Network network = RandomNetworks.network(SMALL, 9);
        Activations base = network.forward(input, () -> false)) {
      assertThatThrownBy(() -> network.forwardFrom(base, ablation, () -> false))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> network.logitsWithout(base, other, new int[] {0}, () -> false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aCancelledPassStopsAndTheBaseStaysUsable() {
    InputTensor input = RandomNetworks.input(32, 32, 2);
    Layer conv = layer(SMALL, "conv1_1");
    try (Network network = RandomNetworks.network(SMALL, 9);
        Activations base = network.forward(input, () -> false)) {
      Ablation ablation = Ablation.NONE.withChannel(conv, 0, true);
      assertThatThrownBy(() -> network.forwardFrom(base, ablation, () -> true))
          .isInstanceOf(CancellationException.class);
      assertThatThrownBy(() -> network.logitsWithout(base, conv, new int[] {0}, () -> true))
          .isInstanceOf(CancellationException.class);
      compare(network, base, input, ablation);
    }
  }
}
