package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LayerPairsTest {
  private static final List<Layer> D = Vgg.paper(Configuration.D).layers();
  private static final List<Layer> E = Vgg.paper(Configuration.E).layers();

  private static String text(LayerPairs.Pair pair) {
    return name(pair.first()) + "=" + name(pair.second());
  }

  private static String name(Layer layer) {
    return layer == null ? "-" : layer.name();
  }

  private static List<String> block(LayerPairs pairs, int block) {
    return pairs.pairs().stream()
        .filter(pair -> pair.block() == block)
        .map(LayerPairsTest::text)
        .toList();
  }

  private static Layer layer(List<Layer> layers, String name) {
    return layers.stream().filter(layer -> layer.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void vgg19HasOneConvolutionMoreInThreeBlocks() {
    LayerPairs pairs = LayerPairs.of(D, E);
    assertThat(block(pairs, 2))
        .containsExactly("conv2_1=conv2_1", "conv2_2=conv2_2", "pool2=pool2");
    assertThat(block(pairs, 3))
        .containsExactly(
            "conv3_1=conv3_1", "conv3_2=conv3_2", "conv3_3=conv3_3", "-=conv3_4", "pool3=pool3");
    assertThat(block(pairs, 6)).containsExactly("fc6=fc6", "fc7=fc7", "fc8=fc8");
    assertThat(pairs.pairs().stream().filter(pair -> !pair.isComplete()).map(LayerPairsTest::text))
        .containsExactly("-=conv3_4", "-=conv4_4", "-=conv5_4");
    assertThat(LayerPairs.of(E, D).ofFirst(layer(E, "conv4_4")).orElseThrow().second()).isNull();
  }

  @Test
  void partnersLeadToEachOther() {
    LayerPairs pairs = LayerPairs.of(D, E);
    for (Layer layer : D) {
      LayerPairs.Pair pair = pairs.ofFirst(layer).orElseThrow();
      assertThat(pairs.ofSecond(pair.second())).contains(pair);
    }
    assertThat(pairs.ofFirst(layer(E, "conv5_4"))).isEmpty();
    assertThat(pairs.ofSecond(layer(E, "conv5_4")).orElseThrow().first()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Configuration.class)
  void everyLayerIsInOnePairAndBothNetworksKeepTheirOrder(Configuration configuration) {
    List<Layer> other = Vgg.paper(configuration).layers();
    LayerPairs pairs = LayerPairs.of(D, other);
    assertThat(pairs.pairs().stream().map(LayerPairs.Pair::first).filter(l -> l != null))
        .containsExactlyElementsOf(D);
    assertThat(pairs.pairs().stream().map(LayerPairs.Pair::second).filter(l -> l != null))
        .containsExactlyElementsOf(other);
    assertThat(pairs.pairs())
        .filteredOn(LayerPairs.Pair::isComplete)
        .allMatch(pair -> pair.first().kind() == pair.second().kind())
        .allMatch(pair -> pair.first().block() == pair.second().block());
  }

  @Test
  void theNormalisationOfALrnStandsAlone() {
    LayerPairs pairs = LayerPairs.of(Vgg.paper(Configuration.A_LRN).layers(), D);
    assertThat(block(pairs, 1))
        .containsExactly("conv1_1=conv1_1", "norm1=-", "-=conv1_2", "pool1=pool1");
  }

  @Test
  void alexNetsSingleConvolutionsPairWithTheFirstOfTheirBlocks() {
    LayerPairs pairs = LayerPairs.of(AlexNet.published().layers(), D);
    assertThat(block(pairs, 1))
        .containsExactly("conv1=conv1_1", "norm1=-", "-=conv1_2", "pool1=pool1");
    assertThat(block(pairs, 3))
        .containsExactly("conv3=conv3_1", "-=conv3_2", "-=conv3_3", "-=pool3");
    assertThat(block(pairs, 5))
        .containsExactly("conv5=conv5_1", "-=conv5_2", "-=conv5_3", "pool5=pool5");
    assertThat(block(pairs, 6)).containsExactly("fc6=fc6", "fc7=fc7", "fc8=fc8");
  }

  @Test
  void aChannelsPartnerHasItsIndexIfThereIsOne() {
    Layer narrow = layer(D, "conv1_1");
    assertThat(LayerPairs.channel(63, narrow)).isEqualTo(63);
    assertThat(LayerPairs.channel(64, narrow)).isEqualTo(-1);
    assertThat(LayerPairs.channel(-1, narrow)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "5,16,16,5",
    "0,16,56,1",
    "15,16,56,54",
    "55,56,16,15",
    "0,56,16,0",
    "3,7,1,0",
    "0,1,7,3"
  })
  void aPositionsPartnerLiesAtTheSameRelativePlace(int position, int from, int to, int partner) {
    assertThat(LayerPairs.position(position, from, to)).isEqualTo(partner);
  }
}
