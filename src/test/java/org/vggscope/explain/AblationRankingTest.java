package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.explain.AblationRanking.Entry;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.Predictions;
import org.vggscope.picture.InputTensor;

class AblationRankingTest {
  private static final int CLASS = 4;
  private static final InputTensor INPUT = RandomNetworks.input(64, 64, 11);
  private static Network network;
  private static Activations base;

  @TempDir private Path folder;

  @BeforeAll
  static void load() throws IOException {
    network = SmallNetwork.load();
    base = network.forward(INPUT, () -> false);
  }

  @AfterAll
  static void close() {
    base.close();
    network.close();
  }

  private static AblationRanking rank(Layer layer) {
    return AblationRanking.of(network, base, layer, CLASS, share -> {}, () -> false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv1_1", "conv3_2", "pool4", "conv5_3", "fc6", "fc7", "fc8"})
  void equalsSwitchingOffOneByOne(String name) {
    Layer layer = network.architecture().layer(name);
    AblationRanking ranking = rank(layer);
    assertThat(ranking.entries()).hasSize(layer.outputs());
    assertThat(ranking.entries()).extracting(Entry::channel).doesNotHaveDuplicates();
    float[] whole = base.logits();
    for (Entry entry : ranking.entries()) {
      Ablation one = Ablation.NONE.withChannel(layer, entry.channel(), true);
      try (Activations without = network.forward(INPUT, one, () -> false)) {
        float[] logits = without.logits();
        assertThat(entry.logit()).isCloseTo(logits[CLASS], within(1e-5));
        assertThat(entry.logitDrop()).isCloseTo(whole[CLASS] - logits[CLASS], within(1e-5));
        assertThat(entry.probabilityDrop())
            .isCloseTo(
                Predictions.softmax(whole)[CLASS] - Predictions.softmax(logits)[CLASS],
                within(1e-5));
      }
    }
  }

  @Test
  void equalsZeroWeightsAndBiasInARewrittenFile() throws IOException {
    Layer layer = network.architecture().layer("conv2_1");
    for (Entry entry : rank(layer).entries()) {
      try (Network without =
              SmallNetwork.without(
                  layer.name(), entry.channel(), folder.resolve("zeroed.safetensors"));
          Activations answer = without.forward(INPUT, () -> false)) {
        assertThat(entry.logit()).isCloseTo(answer.logits()[CLASS], within(1e-5));
      }
    }
  }

  @Test
  void theOneThatLowersTheClassMostComesFirst() {
    AblationRanking ranking = rank(network.architecture().layer("conv3_1"));
    List<Double> drops = ranking.entries().stream().map(Entry::logitDrop).toList();
    assertThat(drops).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(drops.get(0)).isPositive();
    assertThat(ranking.logit()).isCloseTo(base.logits()[CLASS], within(1e-6));
  }

  @Test
  void tellsHowFarItIsAndStopsWhenCancelled() {
    Layer layer = network.architecture().layer("conv3_1");
    List<Double> shares = new ArrayList<>();
    AblationRanking.of(network, base, layer, 0, shares::add, () -> false);
    assertThat(shares).endsWith(1.0);
    assertThatThrownBy(() -> AblationRanking.of(network, base, layer, 0, share -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> AblationRanking.of(network, base, layer, -1, share -> {}, () -> false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
