package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockTableTest {
  private static BlockTable paper(Configuration configuration) {
    NetworkSpec paper = Vgg.paper(configuration);
    return BlockTable.of(paper, 224, 224);
  }

  @Test
  void vgg19HasMoreInTheThirdBlock() {
    BlockTable.Row d = paper(Configuration.D).rows().get(2);
    BlockTable.Row e = paper(Configuration.E).rows().get(2);
    // Each convolution from 256 to 256 channels: 256 * 256 * 9 weights and 256 biases.
    assertThat(e.parameters() - d.parameters()).isEqualTo(590_080);
    assertThat(e.multiplyAdds() - d.multiplyAdds()).isEqualTo(589_824L * 56 * 56);
    assertThat(e.activationBytes() - d.activationBytes()).isEqualTo(256L * 56 * 56 * 4);
    assertThat(d.layers()).extracting(Layer::name).endsWith("conv3_3", "pool3");
    // 3 x 3 kernels at a jump of 4, then the pooling's 2 x 2.
    assertThat(d.field().size()).isEqualTo(44);
    assertThat(e.field().size()).isEqualTo(52);
  }

  @ParameterizedTest
  @EnumSource(Configuration.class)
  void theTotalIsTheNetworks(Configuration configuration) {
    NetworkSpec paper = Vgg.paper(configuration);
    BlockTable.Row total = paper(configuration).total();
    assertThat(total.parameters()).isEqualTo(paper.parameters());
    assertThat(total.multiplyAdds()).isEqualTo(paper.multiplyAdds(224, 224));
    assertThat(total.activations())
        .isEqualTo(paper.shapes(224, 224).values().stream().mapToLong(Shape::size).sum());
    assertThat(total.layers()).isEqualTo(paper.layers());
    assertThat(total.bytes()).isEqualTo(total.weightBytes() + total.activationBytes());
  }

  @Test
  void aNetworkWithoutAClassifierHasFiveBlocks() {
    NetworkSpec paper = Vgg.paper(Configuration.D);
    assertThat(BlockTable.of(paper.features(), 224, 224).rows()).hasSize(5);
  }

  @Test
  void theTimeOfABlockIsTheSumOfItsLayersIfAllAreKnown() {
    BlockTable.Row block = paper(Configuration.D).rows().get(0);
    Map<Layer, Double> times = new HashMap<>();
    block.layers().forEach(layer -> times.put(layer, 1.5));
    assertThat(block.time(times)).isEqualTo(4.5);
    times.remove(block.layers().get(0));
    assertThat(block.time(times)).isNaN();
  }
}
