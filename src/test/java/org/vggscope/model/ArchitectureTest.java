package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
  private static final NetworkSpec D = Vgg.paper(Configuration.D);
  private static final NetworkSpec E = Vgg.paper(Configuration.E);

  /**
   * Parameters of the paper's Table 2 in millions, and of torchvision's vgg11, 13, 16, 19 to one.
   */
  @ParameterizedTest
  @CsvSource({
    "A,132863336",
    "A_LRN,132863336",
    "B,133047848",
    "C,133638952",
    "D,138357544",
    "E,143667240"
  })
  void countsTheParametersOfThePaper(Configuration configuration, long parameters) {
    assertThat(Vgg.paper(configuration).parameters()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource({"A,11", "A_LRN,11", "B,13", "C,16", "D,16", "E,19"})
  void hasTheWeightLayersOfThePaper(Configuration configuration, int layers) {
    assertThat(configuration.weightLayers()).isEqualTo(layers);
    assertThat(Vgg.paper(configuration).layers().stream().filter(Layer::hasParameters))
        .hasSize(layers);
  }

  @Test
  void countsTheMultiplyAddsOfOnePass() {
    assertThat(D.multiplyAdds(224, 224)).isEqualTo(15_470_264_320L);
    assertThat(E.multiplyAdds(224, 224)).isEqualTo(19_632_062_464L);
    long convolutions =
        D.shapes(224, 224).entrySet().stream()
            .filter(entry -> entry.getKey().kind() == LayerKind.CONVOLUTION)
            .mapToLong(entry -> entry.getKey().multiplyAdds(entry.getValue()))
            .sum();
    assertThat(convolutions).isEqualTo(15_346_630_656L);
  }

  @ParameterizedTest
  @CsvSource({
    "D,conv1_1,3",
    "D,conv1_2,5",
    "D,pool1,6",
    "D,conv2_2,14",
    "D,pool2,16",
    "D,conv3_3,40",
    "D,pool3,44",
    "D,conv4_3,92",
    "D,pool4,100",
    "D,conv5_3,196",
    "D,pool5,212",
    "E,conv5_4,252",
    "E,pool5,268"
  })
  void growsTheReceptiveField(Configuration configuration, String layer, int size) {
    NetworkSpec architecture = Vgg.paper(configuration);
    assertThat(architecture.receptiveFields().get(architecture.layer(layer)).size())
        .isEqualTo(size);
  }

  @Test
  void placesReceptiveFieldsOnTheInput() {
    ReceptiveField first = D.receptiveFields().get(D.layer("conv1_1"));
    assertThat(first.first(0)).isEqualTo(-1);
    assertThat(first.last(0)).isEqualTo(1);
    ReceptiveField pool = D.receptiveFields().get(D.layer("pool1"));
    assertThat(pool.jump()).isEqualTo(2);
    assertThat(pool.firstCentre()).isEqualTo(0.5);
    assertThat(pool.first(0)).isEqualTo(-2);
    assertThat(pool.last(0)).isEqualTo(3);
    assertThat(pool.first(10)).isEqualTo(18);
  }

  @Test
  void shapesFollowThePaper() {
    Map<Layer, Shape> shapes = D.shapes(224, 224);
    assertThat(shapes.get(D.layer("conv1_2"))).isEqualTo(new Shape(64, 224, 224));
    assertThat(shapes.get(D.layer("pool5"))).isEqualTo(new Shape(512, 7, 7));
    assertThat(shapes.get(D.layer("fc6"))).isEqualTo(new Shape(4096, 1, 1));
    assertThat(shapes.get(D.layer("fc8"))).isEqualTo(new Shape(1000, 1, 1));
  }

  @Test
  void aLargerPictureGivesAMapOfClassScores() {
    Map<Layer, Shape> shapes = D.shapes(256, 384);
    assertThat(shapes.get(D.layer("pool5"))).isEqualTo(new Shape(512, 8, 12));
    assertThat(shapes.get(D.layer("fc6"))).isEqualTo(new Shape(4096, 2, 6));
    assertThat(shapes.get(D.layer("fc8"))).isEqualTo(new Shape(1000, 2, 6));
  }

  @Test
  void refusesAPictureThatIsTooSmall() {
    assertThatThrownBy(() -> D.shapes(224, 223))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 224 x 224, not 223 x 224");
  }

  @ParameterizedTest
  @EnumSource(Configuration.class)
  void everyConfigurationTakesAnyWidthsAndInputSize(Configuration configuration) {
    NetworkSpec narrow = Vgg.of(configuration, List.of(4, 6, 8, 10, 12), List.of(14, 15), 7, 96);
    Map<Layer, Shape> shapes = narrow.shapes(96, 96);
    assertThat(shapes.get(narrow.layer("pool5"))).isEqualTo(new Shape(12, 3, 3));
    assertThat(shapes.get(narrow.layer("fc8"))).isEqualTo(new Shape(7, 1, 1));
    assertThat(narrow.layer("fc6").parameters()).isEqualTo(12L * 9 * 14 + 14);
    assertThat(Configuration.of(configuration.paperName())).isEqualTo(configuration);
  }

  @Test
  void configurationCEndsThreeBlocksWithOneByOneKernels() {
    NetworkSpec c = Vgg.paper(Configuration.C);
    assertThat(c.layer("conv3_3").kernel()).isEqualTo(1);
    assertThat(c.layer("conv3_3").padding()).isZero();
    assertThat(c.layer("conv2_2").kernel()).isEqualTo(3);
  }

  @Test
  void onlyALrnNormalizes() {
    assertThat(Vgg.paper(Configuration.A_LRN).layers().get(1).name()).isEqualTo("norm1");
    assertThat(Vgg.paper(Configuration.A).layers())
        .noneMatch(layer -> layer.kind() == LayerKind.NORMALIZATION);
  }

  @Test
  void namesTheLayersThatThereAre() {
    assertThatThrownBy(() -> D.layer("conv3_4"))
        .hasMessageContaining("VGG16 has no layer 'conv3_4'")
        .hasMessageContaining("conv3_3");
  }

  @Test
  void refusesWhatIsNoVgg() {
    assertThatThrownBy(() -> Vgg.of(Configuration.D, List.of(1, 2), List.of(3, 4), 5, 32))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Vgg.of(Configuration.D, Vgg.PAPER_WIDTHS, List.of(1, 1), 5, 31))
        .hasMessageContaining("at least 32");
  }
}
