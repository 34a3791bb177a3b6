package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LayerTableTest {
  private static LayerTable.Row row(LayerTable table, String name) {
    return table.rows().stream()
        .filter(row -> row.layer().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void alexNetHasTheParametersOfThePublishedNetworkAndOfTheSingleTower() {
    assertThat(AlexNet.published().parameters()).isEqualTo(60_965_224);
    assertThat(AlexNet.singleTower().parameters()).isEqualTo(62_378_344);
    assertThat(LayerTable.of(AlexNet.published()).parameters()).isEqualTo(60_965_224);
    assertThat(LayerTable.of(AlexNet.singleTower()).parameters()).isEqualTo(62_378_344);
  }

  /** Fields, jumps and maps as worked out by hand from kernels and strides. */
  @ParameterizedTest
  @CsvSource({
    "conv1,11,4,5,96,55",
    "norm1,11,4,5,96,55",
    "pool1,19,8,9,96,27",
    "conv2,51,8,9,256,27",
    "pool2,67,16,17,256,13",
    "conv3,99,16,17,384,13",
    "conv4,131,16,17,384,13",
    "conv5,163,16,17,256,13",
    "pool5,195,32,33,256,6",
    "fc6,355,32,113,4096,1"
  })
  void alexNetSeesWhatItsKernelsGive(
      String name, int size, int jump, double centre, int channels, int side) {
    LayerTable.Row row = row(LayerTable.of(AlexNet.published()), name);
    assertThat(row.field()).isEqualTo(new ReceptiveField(size, jump, centre));
    assertThat(row.shape()).isEqualTo(new Shape(channels, side, side));
  }

  @Test
  void groupsHalveTheWeightsAndTheWork() {
    LayerTable.Row grouped = row(LayerTable.of(AlexNet.published()), "conv2");
    LayerTable.Row whole = row(LayerTable.of(AlexNet.singleTower()), "conv2");
    assertThat(grouped.layer().groups()).isEqualTo(2);
    assertThat(grouped.parameters()).isEqualTo(307_456);
    assertThat(whole.parameters()).isEqualTo(614_656);
    assertThat(grouped.multiplyAdds()).isEqualTo(223_948_800).isEqualTo(whole.multiplyAdds() / 2);
    assertThat(LayerTable.of(AlexNet.published()).multiplyAdds()).isEqualTo(724_406_816);
  }

  @ParameterizedTest
  @EnumSource(Configuration.class)
  void aConfigurationsTableAddsUpToTheNetwork(Configuration configuration) {
    LayerTable table = LayerTable.of(configuration);
    NetworkSpec paper = Vgg.paper(configuration);
    assertThat(table.parameters()).isEqualTo(paper.parameters());
    assertThat(table.multiplyAdds()).isEqualTo(paper.multiplyAdds(224, 224));
    assertThat(table.rows()).hasSameSizeAs(paper.layers());
    assertThat(table.rows().stream().mapToDouble(table::parameterShare).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(table.rows().stream().mapToDouble(table::multiplyAddShare).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void theTableNamesTheConfiguration() {
    assertThat(LayerTable.of(Configuration.D).network()).isEqualTo("VGG16 (D)");
    assertThat(LayerTable.of(Configuration.C).network()).isEqualTo("VGG16 (C)");
    assertThat(LayerTable.of(Configuration.A_LRN).network()).isEqualTo("VGG11 (A-LRN)");
  }

  @Test
  void stacksOfSmallKernelsCountWhatThePaperCounts() {
    assertThat(KernelStack.COMPARED.stream().map(KernelStack::weightsOfAPair))
        .containsExactly(9, 18, 25, 27, 49);
    assertThat(KernelStack.COMPARED.stream().map(KernelStack::field))
        .containsExactly(3, 5, 5, 7, 7);
    assertThat(KernelStack.COMPARED.stream().map(KernelStack::nonLinearities))
        .containsExactly(1, 2, 1, 3, 1);
    KernelStack three = new KernelStack(3, 3);
    assertThat(three.fields()).containsExactly(3, 5, 7);
    assertThat(three.parameters(512)).isEqualTo(27L * 512 * 512);
    assertThat(three.multiplyAdds(512, 14 * 14)).isEqualTo(27L * 512 * 512 * 196);
  }
}
