package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.inference.Network;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;
import org.vggscope.picture.InputTensor;

class IntegratedGradientsTest {
  private static final NetworkSpec SMALL =
      Vgg.of(Configuration.B, List.of(3, 4, 5, 6, 6), List.of(8, 9), 7, 32);

  private static Network network;
  private static InputTensor input;

  @BeforeAll
  static void load() {
    network = RandomNetworks.network(SMALL, 6);
    input = RandomNetworks.input(64, 32, 4);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  private static double logit(float share, int index) {
    float[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= share;
    }
    try (var pass = network.forward(new InputTensor(64, 32, values), () -> false)) {
      return pass.logits()[index];
    }
  }

  @Test
  void theAttributionsAddUpToWhatThePictureChangesOfTheLogit() {
    for (int index = 0; index < 7; index++) {
      IntegratedGradients.Result result =
          IntegratedGradients.of(network, input, index, 15, 135, share -> {}, () -> false);
      assertThat(result.difference()).isCloseTo(logit(1, index) - logit(0, index), within(1e-5));
      assertThat(result.attribution().sums().sum()).isCloseTo(result.sum(), within(1e-4));
      // A class that the picture hardly changes has shares that cancel each other out.
      double size = result.attribution().magnitudes().sum();
      assertThat(result.sum()).isCloseTo(result.difference(), within(0.002 * size));
      assertThat(result.isComplete())
          .isEqualTo(
              Math.abs(result.sum() - result.difference()) <= 0.02 * Math.abs(result.difference()));
      assertThat(result.steps()).isIn(15, 45, 135);
    }
  }

  @Test
  void threeTimesTheStepsInOneGoGiveTheSame() {
    // One step never adds up within the tolerance here, so it goes on to three.
    IntegratedGradients.Result raised =
        IntegratedGradients.of(network, input, 2, 1, 3, share -> {}, () -> false);
    IntegratedGradients.Result atOnce =
        IntegratedGradients.of(network, input, 2, 3, 3, share -> {}, () -> false);
    assertThat(raised.steps()).isEqualTo(3);
    for (int i = 0; i < input.values().length; i++) {
      assertThat((double) raised.attribution().values()[i])
          .isCloseTo(atOnce.attribution().values()[i], within(1e-5));
    }
  }

  @Test
  void tellsHowFarItIsAndStops() {
    List<Double> shares = new ArrayList<>();
    IntegratedGradients.of(network, input, 0, 4, 4, shares::add, () -> false);
    assertThat(shares).containsExactly(0.25, 0.5, 0.75, 1.0);
    assertThatThrownBy(
            () -> IntegratedGradients.of(network, input, 0, 4, 4, share -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void refusesNoStepsAndClassesThatThereAreNot() {
    assertThatThrownBy(
            () -> IntegratedGradients.of(network, input, 0, 0, 4, share -> {}, () -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 step");
    assertThatThrownBy(
            () -> IntegratedGradients.of(network, input, 7, 4, 4, share -> {}, () -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no class 7");
  }
}
