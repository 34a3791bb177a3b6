package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.model.Layer;
import org.vggscope.model.Preprocessing;

/** Every file of one small network, written by the formats' own libraries, reads the same. */
class FixtureFormatsTest {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures/weights");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          python2.npy                | numpy .npy, a pickled dictionary (Caffe-born) | caffe
          python3.npy                | numpy .npy, a pickled dictionary (Caffe-born) | caffe
          frossard.npz               | numpy .npz (Caffe-born)                       | caffe
          torchvision.pth            | PyTorch .pth (torchvision)                    | torchvision
          torchvision-legacy.pth     | PyTorch .pth, legacy (torchvision)            | torchvision
          timm.safetensors           | safetensors (timm)                            | torchvision
          timm-f16.safetensors       | safetensors (timm)                            | torchvision
          torchvision.safetensors    | safetensors (torchvision)                     | torchvision
          keras.h5                   | Keras .h5 (Keras applications)                | caffe
          """)
  void everyFormatReadsTheSame(String suffix, String format, String preprocessing)
      throws IOException {
    for (String network : new String[] {"vgg16", "vgg19"}) {
      Path path = FOLDER.resolve(network + "-" + suffix);
      try (WeightFile file = WeightFiles.open(path);
          WeightFile expected =
              WeightFiles.open(FOLDER.resolve(network + "-torchvision.safetensors"))) {
        assertThat(file.format()).isEqualTo(format);
        int size = network.equals("vgg16") ? 64 : 96;
        assertThat(file.preprocessing())
            .isEqualTo(Preprocessing.named(preprocessing, size == 64 ? 73 : 110, size));
        // Whether small maps are averaged depends on whose names they are.
        assertThat(file.architecture().adaptive()).isEqualTo(expected.architecture().adaptive());
        assertThat(file.architecture().inputSize()).isEqualTo(size);
        for (Layer layer : SmallNetworks.layersWithWeights(file.architecture())) {
          boolean half = suffix.contains("f16");
          assertThat(SmallNetworks.weights(file, layer))
              .as(network + " " + layer.name())
              .containsExactly(rounded(SmallNetworks.weights(expected, layer), half));
          assertThat(SmallNetworks.bias(file, layer))
              .containsExactly(rounded(SmallNetworks.bias(expected, layer), half));
          assertRowsAloneAreTheSame(file, layer);
        }
      }
    }
  }

  private static float[] rounded(float[] numbers, boolean half) {
    float[] rounded = numbers.clone();
    for (int i = 0; half && i < rounded.length; i++) {
      rounded[i] = ElementType.halfToFloat(ElementType.floatToHalf(numbers[i]));
    }
    return rounded;
  }

  private static void assertRowsAloneAreTheSame(WeightFile file, Layer layer) throws IOException {
    float[] all = SmallNetworks.weights(file, layer);
    int row = all.length / layer.outputs();
    for (int first = 0; first < layer.outputs(); first += 2) {
      int rows = Math.min(2, layer.outputs() - first);
      FloatBuffer target = FloatBuffer.allocate(rows * row);
      file.readWeights(layer.name(), first, target);
      assertThat(target.array())
          .containsExactly(Arrays.copyOfRange(all, first * row, (first + rows) * row));
    }
  }
}
