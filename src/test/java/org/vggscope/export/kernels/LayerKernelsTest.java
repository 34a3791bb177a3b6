package org.vggscope.export.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Layer;

class LayerKernelsTest {
  @Test
  void aNormIsTheRootOfTheSumOfSquares() {
    LayerKernels kernels = SomeKernels.kernels(4, 5);
    double largest = 0;
    for (int output = 0; output < 5; output++) {
      double whole = 0;
      for (int input = 0; input < 4; input++) {
        double squares = 0;
        for (int y = 0; y < 3; y++) {
          for (int x = 0; x < 3; x++) {
            float weight = kernels.weight(output, input, y, x);
            assertThat(weight).isEqualTo(kernels.values()[((output * 4 + input) * 3 + y) * 3 + x]);
            squares += weight * weight;
          }
        }
        whole += squares;
        largest = Math.max(largest, Math.sqrt(squares));
        assertThat((double) kernels.norm(output, input))
            .isCloseTo(Math.sqrt(squares), within(1e-5));
      }
      assertThat((double) kernels.norm(output)).isCloseTo(Math.sqrt(whole), within(1e-5));
    }
    assertThat((double) kernels.largestNorm()).isCloseTo(largest, within(1e-5));
  }

  @Test
  void oneUnitOfAFullyConnectedLayerIsEnough() {
    Layer layer = SomeKernels.fullyConnected(8, 2, 10);
    float[] row = SomeKernels.random(32, 3);
    LayerKernels kernels =
        LayerKernels.one(
            layer, SomeKernels.convolution("conv5_3", 8, 8), 7, row, SomeKernels.random(10, 4));
    assertThat(kernels.isWhole()).isFalse();
    assertThat(kernels.holds(7)).isTrue();
    assertThat(kernels.holds(6)).isFalse();
    assertThat(kernels.weight(7, 5, 1, 0)).isEqualTo(row[5 * 4 + 2]);
    assertThat(kernels.biases().count()).isEqualTo(10);
    assertThat(kernels.reach()).isEqualTo(kernels.reach(7));
  }

  @Test
  void weightsThatDoNotFitTheLayerAreRefused() {
    Layer layer = SomeKernels.convolution("conv1_2", 4, 2);
    assertThatThrownBy(
            () -> LayerKernels.whole(layer, null, ChannelOrder.RGB, new float[40], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conv1_2");
  }

  @Test
  void theFirstChannelMayBeBlue() {
    assertThat(SomeKernels.filters(2, ChannelOrder.RGB).colourName(0)).isEqualTo("Red");
    LayerKernels caffe = SomeKernels.filters(2, ChannelOrder.BGR);
    assertThat(caffe.colourName(0)).isEqualTo("Blue");
    assertThat(caffe.colourChannel(0)).isEqualTo(2);
    assertThat(caffe.readsPicture()).isTrue();
    assertThat(SomeKernels.kernels(3, 2).readsPicture()).isFalse();
  }
}
