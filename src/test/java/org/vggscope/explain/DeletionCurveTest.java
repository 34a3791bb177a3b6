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
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.Network;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Predictions;
import org.vggscope.model.Vgg;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

class DeletionCurveTest {
  private static final NetworkSpec SMALL =
      Vgg.of(Configuration.A, List.of(3, 4, 5, 6, 6), List.of(8, 9), 7, 32);

  @Test
  void eachPointIsTheProbabilityWithThatShareOfPixelsAtZero() {
    InputTensor input = RandomNetworks.input(32, 64, 4);
    int[] order = PixelOrder.random(32 * 64, 9);
    int steps = 70;
    try (Network network = RandomNetworks.network(SMALL, 6)) {
      DeletionCurve curve = DeletionCurve.of(network, input, 3, order, steps, () -> false);
      assertThat(curve.probabilities()).hasSize(steps + 1);
      for (int step : List.of(0, 1, 35, 69, 70)) {
        float[] values = input.values().clone();
        for (int i = 0; i < 32 * 64 * step / steps; i++) {
          for (int colour = 0; colour < 3; colour++) {
            values[colour * 32 * 64 + order[i]] = 0;
          }
        }
        try (var alone = network.forward(new InputTensor(32, 64, values), () -> false)) {
          assertThat(curve.probabilities().get(step))
              .isCloseTo(Predictions.softmax(alone.logits())[3], within(1e-5));
        }
      }
    }
  }

  @Test
  void theAreaIsThatOfTrapezoids() {
    assertThat(new DeletionCurve(List.of(1.0, 0.5, 0.25)).area()).isCloseTo(0.5625, within(1e-12));
    assertThat(new DeletionCurve(List.of(0.7, 0.7)).area()).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void ordersAreWholeAndRepeatable() {
    Evidence evidence = new Evidence(2, 3, new float[] {0, 5, 0, -1, 7, 0});
    int[] ranked = PixelOrder.ranked(evidence, 1);
    assertThat(ranked).startsWith(4, 1).endsWith(3).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    assertThat(PixelOrder.ranked(evidence, 1)).isEqualTo(ranked);
    int[] random = PixelOrder.random(500, 3);
    assertThat(random)
        .isEqualTo(PixelOrder.random(500, 3))
        .isNotEqualTo(PixelOrder.random(500, 4))
        .containsExactlyInAnyOrder(IntStream.range(0, 500).toArray());
  }

  @Test
  void squaresGoWhole() {
    int[] order = PixelOrder.squares(3, 5, 2, 8);
    assertThat(order)
        .containsExactlyInAnyOrder(IntStream.range(0, 15).toArray())
        .isEqualTo(PixelOrder.squares(3, 5, 2, 8));
    // The upper left square's pixels follow each other.
    int first = IntStream.range(0, 15).filter(i -> order[i] == 0).findFirst().orElseThrow();
    assertThat(java.util.Arrays.copyOfRange(order, first, first + 4)).containsExactly(0, 1, 5, 6);
  }

  @Test
  void refusesWhatMakesNoCurve() {
    InputTensor input = RandomNetworks.input(32, 32, 4);
    int[] order = PixelOrder.random(32 * 32, 9);
    try (Network network = RandomNetworks.network(SMALL, 6)) {
      assertThatThrownBy(() -> DeletionCurve.of(network, input, 7, order, 5, () -> false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no class 7");
      assertThatThrownBy(() -> DeletionCurve.of(network, input, 0, order, 0, () -> false))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> DeletionCurve.of(network, input, 0, new int[3], 5, () -> false))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> DeletionCurve.of(network, input, 0, order, 5, () -> true))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void deletingWhatGradCamRanksHighestTakesMoreThanChanceDoes() throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry("vgg16-tiny");
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(), "", file, entry.labels(), share -> {}, () -> false)) {
      double evidence = 0;
      double chance = 0;
      for (String name : List.of("coffee.png", "chelsea.png", "rocket.jpg")) {
        try (Analysis analysis =
            model.analyse(
                PictureReader.read(Path.of("assets/samples", name)),
                model.preprocessing(),
                () -> false)) {
          InputTensor input = analysis.picture().input();
          int best = analysis.ranked().get(0).index();
          Evidence map =
              GradCam.of(
                      model.network(),
                      analysis.activations(),
                      best,
                      model.architecture().layer("conv4_3"),
                      () -> false)
                  .enlargedTo(input.height(), input.width());
          evidence += area(model, input, best, PixelOrder.ranked(map, 1));
          for (int seed = 0; seed < 3; seed++) {
            chance += area(model, input, best, PixelOrder.random(64 * 64, seed)) / 3;
          }
        }
      }
      assertThat(evidence).isLessThan(chance);
    }
  }

  private static double area(LoadedModel model, InputTensor input, int index, int[] order) {
    return DeletionCurve.of(model.network(), input, index, order, 20, () -> false).area();
  }
}
