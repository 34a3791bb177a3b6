package org.vggscope.model.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Layer;
import org.vggscope.model.LocalResponse;
import org.vggscope.model.Shape;

class WeightedSumTest {
  private static final Layer CONVOLUTION = Layer.convolution("conv1_1", 1, 3, 1, 1, 1, 2, 4);
  private static final Layer CONNECTED = Layer.fullyConnected("fc6", 6, 2, 2, 4, false);

  /** Two maps of two rows: 1 2 3 / 4 5 6 and tenfold. */
  private static final LayerInput INPUT =
      new LayerInput(new Shape(2, 2, 3), new float[] {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60});

  private static float[] weights(int count) {
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = i % 2 == 0 ? 1 : -2;
    }
    return weights;
  }

  @Test
  void aCornerReadsPaddingAsZeros() {
    WeightedSum sum = new WeightedSum(CONVOLUTION, INPUT, 0, weights(18), 0.5f, 0, 0);
    assertThat(sum.top()).isEqualTo(-1);
    assertThat(sum.isPadding(0, 1)).isTrue();
    assertThat(sum.isPadding(1, 0)).isTrue();
    assertThat(sum.isPadding(1, 1)).isFalse();
    assertThat(sum.activation(0, 0, 2)).isZero();
    assertThat(sum.activation(1, 1, 1)).isEqualTo(10);
    // Window 0 0 0 / 0 1 2 / 0 4 5 times 1 -2 1 / -2 1 -2 / 1 -2 1, then the same tenfold and
    // with the signs the other way round.
    assertThat(sum.channelSum(0)).isEqualTo(1 - 4 - 8 + 5);
    assertThat(sum.channelSum(1)).isEqualTo(-20 + 20 + 40 - 100);
    assertThat(sum.sum()).isEqualTo(-6 - 60 + 0.5);
    assertThat(sum.activation()).isZero();
    assertThat(sum.channelsByEffect()).isEqualTo(List.of(1, 0));
  }

  @Test
  void aFullyConnectedUnitListsItsInputs() {
    WeightedSum sum = new WeightedSum(CONNECTED, INPUT, 0, weights(8), 1, 0, 1);
    // Windows 2 3 / 5 6 and tenfold, weights 1 -2 / 1 -2.
    assertThat(sum.adding(1)).isEqualTo(List.of(new InputTerm(1, 1, 1, 50, 1)));
    assertThat(sum.adding(9)).extracting(InputTerm::product).containsExactly(50.0, 20.0, 5.0, 2.0);
    assertThat(sum.takingAway(2)).extracting(InputTerm::product).containsExactly(-120.0, -60.0);
    assertThat(sum.products()).isEqualTo(11 * (2 - 6 + 5 - 12));
    assertThat(sum.activation()).as("no ReLU").isEqualTo(-121 + 1);
  }

  @Test
  void floatsAreAddedInDoublePrecision() {
    Layer narrow = Layer.fullyConnected("fc7", 6, 1, 3, 1, true);
    LayerInput input = new LayerInput(new Shape(3, 1, 1), new float[] {1e8f, 0.25f, 1e8f});
    WeightedSum sum = new WeightedSum(narrow, input, 0, new float[] {1, 1, -1}, 0, 0, 0);
    assertThat(sum.sum()).isCloseTo(0.25, within(0.0));
  }

  @Test
  void weightsOfAnotherLayerAreRefused() {
    assertThatThrownBy(() -> new WeightedSum(CONVOLUTION, INPUT, 0, new float[9], 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conv1_1");
  }

  @Test
  void poolingTakesTheLargestAndTheFirstOfEqualOnes() {
    Layer pooling = Layer.pooling("pool1", 1, 2, 2, 2);
    PoolingChoice choice = PoolingChoice.of(pooling, INPUT, 1, 0, 0);
    assertThat(choice.chosen()).isEqualTo(new PoolingChoice.Candidate(1, 1, 50));
    assertThat(choice.ties()).isEqualTo(1);
    PoolingChoice zeros =
        PoolingChoice.of(pooling, new LayerInput(new Shape(2, 2, 2), new float[8]), 0, 0, 0);
    assertThat(zeros.winner()).isZero();
    assertThat(zeros.ties()).isEqualTo(4);
  }

  /** Of four maps a unit of the second group reads the last two. */
  @Test
  void aUnitReadsTheChannelsOfItsGroup() {
    Layer grouped = Layer.convolution("conv2", 2, 1, 1, 0, 2, 4, 2);
    LayerInput input = new LayerInput(new Shape(4, 1, 1), new float[] {1, 2, 3, 4});
    WeightedSum sum = new WeightedSum(grouped, input, 1, new float[] {10, -100}, 0, 0, 0);
    assertThat(sum.channels()).isEqualTo(2);
    assertThat(sum.reads(1)).isFalse();
    assertThat(sum.reads(2)).isTrue();
    assertThat(sum.channelsByEffect()).isEqualTo(List.of(3, 2));
    assertThat(sum.channelSum(2)).isEqualTo(30);
    assertThat(sum.sum()).isEqualTo(30 - 400);
    assertThat(sum.adding(1)).isEqualTo(List.of(new InputTerm(2, 0, 0, 3, 10)));
  }

  @Test
  void overlappingPoolingChoosesFromAllThatItReads() {
    Layer pooling = Layer.pooling("pool1", 1, 3, 2, 1);
    float[] values = new float[25];
    values[12] = 5;
    LayerInput input = new LayerInput(new Shape(1, 5, 5), values);
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 2; x++) {
        PoolingChoice choice = PoolingChoice.of(pooling, input, 0, y, x);
        assertThat(choice.candidates()).hasSize(9);
        assertThat(choice.chosen()).isEqualTo(new PoolingChoice.Candidate(2, 2, 5));
      }
    }
  }

  @Test
  void aNormalisationDividesByItsNeighbours() {
    Layer norm = Layer.normalization("norm1", 1, 4, new LocalResponse(1, 2, 0.5, 0.75));
    LayerInput input = new LayerInput(new Shape(4, 1, 1), new float[] {1, 2, 3, 4});
    ResponseSteps steps = ResponseSteps.of(norm, input, 3, 0, 0);
    assertThat(steps.neighbours()).extracting(InputTerm::channel).containsExactly(2, 3);
    assertThat(steps.squares()).isEqualTo(25);
    assertThat(steps.sum()).isEqualTo(14.5);
    assertThat(steps.activation()).isCloseTo(4 / Math.pow(14.5, 0.75), within(1e-12));
  }
}
