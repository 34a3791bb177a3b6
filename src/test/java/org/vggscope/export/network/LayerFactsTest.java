package org.vggscope.export.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;

class LayerFactsTest {
  private final NetworkSpec vgg16 = Vgg.paper(Configuration.D);
  private final LayerFacts facts = new LayerFacts(vgg16, 224, 224);

  @Test
  void saysWhatAConvolutionIs() {
    MeanMap mean = new MeanMap(vgg16.layer("conv3_2"), 1, 2, new float[] {1, 2});
    assertThat(facts.describe(vgg16.layer("conv3_2"), mean))
        .isEqualTo(
            """
            conv3_2 — 3 × 3 convolution, 256 → 256 channels, ReLU
            shape (channel × height × width): 256 × 56 × 56
            parameters: 590,080
            multiply-adds: 1,849,688,064
            receptive field: 32 × 32 pixels of the input
            mean activation: 1.500""");
  }

  @Test
  void saysWhatFullyConnectedLayersAndPoolingsAre() {
    assertThat(facts.describe(vgg16.layer("fc6"), null))
        .contains("fully connected, 25,088 → 4,096 units, ReLU");
    assertThat(facts.describe(vgg16.layer("fc8"), null)).contains("4,096 → 1,000 units\n");
    assertThat(facts.describe(vgg16.layer("pool5"), null))
        .contains("2 × 2 max pooling, stride 2", "512 × 7 × 7", "212 × 212");
  }

  @Test
  void blocksSayChannelsAndSize() {
    assertThat(facts.blockTitle(3)).isEqualTo("block 3: 256 @ 56 × 56");
    assertThat(facts.blockTitle(6)).isEqualTo("fully connected");
  }
}
