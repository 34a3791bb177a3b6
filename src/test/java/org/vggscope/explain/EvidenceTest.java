package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.model.Vgg;

class EvidenceTest {
  @Test
  void positionsLieInTheMiddleOfTheirSquares() {
    Evidence map = new Evidence(1, 2, new float[] {0, 8});
    assertThat(map.enlargedTo(2, 4).values()).containsExactly(0, 2, 6, 8, 0, 2, 6, 8);
    assertThat(map.enlargedTo(1, 2)).isSameAs(map);
  }

  @Test
  void whatAPoolingLeftOutAtTheBorderGetsTheLastPosition() {
    // 5 columns became 2 positions of 2 columns each.
    Evidence map = new Evidence(2, 2, new float[] {0, 8, 0, 8});
    assertThat(map.enlargedTo(4, 5).values()).startsWith(0, 2, 6, 8, 8);
  }

  @Test
  void nothingBecomesSmaller() {
    Evidence map = new Evidence(2, 2, new float[4]);
    assertThatThrownBy(() -> map.enlargedTo(1, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Evidence(2, 2, new float[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** AlexNet's centres do not lie where a resize of the whole map would put them. */
  @Test
  void enlargedEachNumberLiesAtTheCentreOfWhatItsUnitSees() {
    Evidence coarse = new Evidence(3, 3, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    Evidence fine = coarse.enlargedTo(new Shape(3, 64, 64), new ReceptiveField(163, 16, 15));
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        assertThat(fine.values()[(15 + 16 * y) * 64 + 15 + 16 * x]).isEqualTo(3 * y + x + 1f);
      }
    }
    assertThat(fine.values()[15 * 64 + 23]).as("half way").isEqualTo(1.5f);
    assertThat(fine.values()[0]).as("beyond the first centre").isEqualTo(1);
    Evidence even = new Evidence(2, 2, new float[] {0, 1, 2, 3});
    assertThat(even.enlargedTo(new Shape(3, 8, 8), new ReceptiveField(10, 4, 1.5)).values())
        .as("centres that lie evenly are the usual resize")
        .isEqualTo(even.enlargedTo(8, 8).values());
  }

  @Test
  void coloursAreAddedWithTheirSignOrWithout() {
    Attribution attribution =
        new Attribution(new Shape(3, 1, 2), new float[] {1, 2, -3, 4, 0.5f, -9});
    assertThat(attribution.sums().values()).containsExactly(-1.5f, -3);
    assertThat(attribution.magnitudes().values()).containsExactly(4.5f, 15);
    assertThat(attribution.magnitudes().largest()).isEqualTo(15);
  }

  @Test
  void layersWithoutMapsAndClassesThatThereAreNotAreRefused() {
    NetworkSpec architecture =
        Vgg.of(Configuration.A, List.of(3, 4, 5, 6, 6), List.of(8, 9), 7, 32);
    try (Network network = RandomNetworks.network(architecture, 6);
        Activations pass = network.forward(RandomNetworks.input(32, 32, 1), () -> false)) {
      assertThatThrownBy(() -> GradCam.of(network, pass, 0, architecture.layer("fc6"), () -> false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("fc6 has no feature maps");
      assertThatThrownBy(
              () -> GradCam.of(network, pass, 7, architecture.layer("pool5"), () -> false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no class 7");
      assertThatThrownBy(
              () ->
                  ClassGradient.byLayer(
                      network, pass, 0, architecture.layer("fc8"), ReluRule.PLAIN, () -> false))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
