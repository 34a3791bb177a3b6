package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.export.kernels.SomeKernels;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

class ContributionsTest {
  private final Layer layer = SomeKernels.convolution("conv1_2", 4, 1);
  private final Shape shape = new Shape(4, 5, 7);
  private final float[] input = SomeKernels.random(4 * 5 * 7, 1);
  private final float[] kernels = SomeKernels.random(4 * 9, 2);

  /** The definition, with every zero of the padding. */
  private double bruteForce(int channel, int y, int x) {
    double sum = 0;
    for (int ky = 0; ky < 3; ky++) {
      for (int kx = 0; kx < 3; kx++) {
        int row = y + ky - 1;
        int column = x + kx - 1;
        boolean inside = row >= 0 && row < 5 && column >= 0 && column < 7;
        double value = inside ? input[(channel * 5 + row) * 7 + column] : 0;
        sum += kernels[(channel * 3 + ky) * 3 + kx] * value;
      }
    }
    return sum;
  }

  @Test
  void aContributionIsTheCorrelationOfThePaddedMapWithItsKernel() {
    Contributions found = Contributions.of(layer, 0, shape, input, kernels, () -> false);
    for (int channel = 0; channel < 4; channel++) {
      float[] map = Contributions.map(layer, shape, input, channel, kernels);
      double sum = 0;
      double size = 0;
      for (int i = 0; i < 35; i++) {
        double expected = bruteForce(channel, i / 7, i % 7);
        assertThat((double) map[i]).isCloseTo(expected, within(1e-5));
        sum += expected;
        size += Math.abs(expected);
      }
      assertThat(found.signed()[channel]).isCloseTo(sum / 35, within(1e-5));
      assertThat(found.absolute()[channel]).isCloseTo(size / 35, within(1e-5));
    }
  }

  @Test
  void placesBeginWithTheLargest() {
    Contributions some =
        new Contributions(layer, 0, new double[] {2, 7, 1, 2}, new double[] {0, 0, 0, 0});
    assertThat(List.of(some.place(0), some.place(1), some.place(2), some.place(3)))
        .containsExactly(2, 1, 4, 2);
  }

  @Test
  void canBeCancelled() {
    assertThatThrownBy(() -> Contributions.of(layer, 0, shape, input, kernels, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-tiny", "vgg19-tiny"})
  void allContributionsAndTheBiasSumToTheActivation(String id) throws Exception {
    CatalogEntry entry = ModelCatalog.bundled().entry(id);
    ComputeEngine engine = ComputeEngine.start();
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(engine, id, file, entry.labels(), share -> {}, () -> false);
        Analysis analysis =
            model.analyse(
                new InputTensor(64, 64, SomeKernels.random(3 * 64 * 64, 7)), () -> false)) {
      Shape belowShape = new Shape(3, 64, 64);
      float[] below = SomeKernels.random(3 * 64 * 64, 7);
      for (Layer each : model.architecture().layers()) {
        LayerActivations shown = analysis.activations().copy(each);
        if (each.hasParameters()) {
          check(model, each, belowShape, below, shown);
        }
        belowShape = shown.shape();
        below = shown.values();
      }
    }
  }

  private static void check(
      LoadedModel model, Layer each, Shape belowShape, float[] below, LayerActivations shown) {
    float[] biases = model.network().bias(each);
    for (int output : new int[] {0, each.outputs() / 2, each.outputs() - 1}) {
      float[] filter = model.network().weights(each, output);
      double[] sums = new double[shown.shape().area()];
      double size = 0;
      for (int channel = 0; channel < each.inputs(); channel++) {
        float[] map = Contributions.map(each, belowShape, below, channel, filter);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += map[i];
          size = Math.max(size, Math.abs(map[i]));
        }
      }
      for (int i = 0; i < sums.length; i++) {
        double sum = sums[i] + biases[output];
        float activation = shown.values()[output * sums.length + i];
        assertThat(each.relu() ? Math.max(0, sum) : sum)
            .as("%s, channel %d, position %d", each.name(), output, i)
            .isCloseTo(activation, within(1e-4 * Math.max(1, size)));
      }
    }
  }
}
