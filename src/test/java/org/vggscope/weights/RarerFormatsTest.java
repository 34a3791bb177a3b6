package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;

/** One network in the rarer ways in which files are written; make_formats.py wrote them. */
class RarerFormatsTest {
  private static final Path FOLDER = Path.of("src/test/resources/fixtures/formats");

  private static WeightFile open(String name) throws IOException {
    return WeightFiles.open(FOLDER.resolve(name));
  }

  private static void assertSame(String name, String reference, float tolerance)
      throws IOException {
    assertSame(name, reference, numbers -> numbers, tolerance);
  }

  private static void assertSame(
      String name, String reference, UnaryOperator<float[]> rounding, float tolerance)
      throws IOException {
    try (WeightFile file = open(name);
        WeightFile expected = open(reference)) {
      assertThat(file.architecture().configuration())
          .isEqualTo(expected.architecture().configuration());
      assertThat(file.architecture().widths()).isEqualTo(expected.architecture().widths());
      for (Layer layer : SmallNetworks.layersWithWeights(expected.architecture())) {
        if (layer.kind() == LayerKind.CONVOLUTION || file.hasClassifier()) {
          assertClose(
              SmallNetworks.weights(file, file.architecture().layer(layer.name())),
              rounding.apply(SmallNetworks.weights(expected, layer)),
              tolerance);
          assertClose(
              SmallNetworks.bias(file, file.architecture().layer(layer.name())),
              rounding.apply(SmallNetworks.bias(expected, layer)),
              tolerance);
        }
      }
    }
  }

  private static void assertClose(float[] found, float[] expected, float tolerance) {
    if (tolerance == 0) {
      assertThat(found).containsExactly(expected);
    } else {
      assertThat(found).hasSameSizeAs(expected);
      for (int i = 0; i < found.length; i++) {
        float scale = Math.max(1, Math.abs(expected[i]));
        assertThat(found[i]).isCloseTo(expected[i], within(tolerance * scale));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "protocol0.npy",
        "protocol1.npy",
        "protocol2.npy",
        "protocol3.npy",
        "protocol4.npy",
        "protocol5.npy",
        "python2-protocol0.npy",
        "python2-protocol1.npy",
        "python2-protocol2.npy",
        "python2-c-protocol0.npy",
        "python2-c-protocol1.npy",
        "python2-c-protocol2.npy",
        "bigendian-words.npy",
        "fortran.npy",
        "dictionary.pkl",
        "plain.npz",
        "compressed.npz",
        "fortran.npz",
        "float64.npz",
        "wrapped-module.pth",
        "wrapped-model.pth",
        "wrapped-legacy.pth",
        "parameters.pth",
        "float64.pth",
        "channels-last.pth",
        "transposed.pth",
        "one-storage.pth",
        "one-storage-legacy.pth",
        "keras1.h5",
        "keras2.h5",
        "latest.h5",
        "compressed.h5",
        "chunked.h5",
        "keras3.weights.h5",
        "keras3-numbered.weights.h5",
        "keras3-model.h5",
        "caffe.params",
        "gluon.params",
        "gluon-numbered.params",
        "version0.params",
        "version1.params"
      })
  void readsTheSameNetwork(String name) throws IOException {
    try (WeightFile file = open(name);
        WeightFile expected = open("network.safetensors")) {
      // Whether small maps are averaged depends on whose names they are.
      assertThat(file.architecture().adaptive()).isEqualTo(expected.architecture().adaptive());
      assertThat(file.hasClassifier()).isTrue();
      assertThat(file.notes()).isEmpty();
    }
    assertSame(name, "network.safetensors", 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"float16.pth", "float16.params"})
  void readsHalfPrecision(String name) throws IOException {
    assertSame(
        name,
        "network.safetensors",
        numbers -> {
          float[] rounded = new float[numbers.length];
          for (int i = 0; i < rounded.length; i++) {
            rounded[i] = ElementType.halfToFloat(ElementType.floatToHalf(numbers[i]));
          }
          return rounded;
        },
        0);
  }

  @Test
  void readsBrainFloats() throws IOException {
    assertSame("bfloat16.pth", "network.safetensors", 0x1p-8f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"normalized.pth", "normalized-legacy.pth", "gluon-normalized.params"})
  void foldsBatchNormalizationAndSaysSo(String name) throws IOException {
    assertSame(name, "normalized.safetensors", 1e-6f);
    try (WeightFile file = open(name)) {
      assertThat(file.notes())
          .singleElement()
          .hasToString(
              "Batch normalisation was folded into the layers beside it; what it adds to each"
                  + " variance the file does not say, 0.00001 is taken");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-top.npz", "no-top.pth", "keras3-no-top.weights.h5"})
  void opensConvolutionsOnly(String name) throws IOException {
    assertSame(name, "network.safetensors", 0);
    try (WeightFile file = open(name)) {
      assertThat(file.hasClassifier()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "caffe.params, MXNet .params (Caffe-converted), caffe-rgb",
    "gluon.params, MXNet .params (Gluon), torchvision",
    "dictionary.pkl, pickle (Caffe-born), caffe",
    "keras3.weights.h5, Keras .h5 (Keras applications), caffe",
    "normalized.pth, PyTorch .pth (torchvision), torchvision"
  })
  void choosesThePreprocessingOfTheOrigin(String name, String format, String preprocessing)
      throws IOException {
    try (WeightFile file = open(name)) {
      assertThat(file.format()).isEqualTo(format);
      assertThat(file.preprocessing().name()).isEqualTo(preprocessing);
    }
  }

  @Test
  void aPlainArrayIsNoNetwork() {
    byte[] file =
        "\u0093NUMPY\u0001\u0000\u0046\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3), }           \n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> SmallNetworks.open(file))
        .hasMessageContaining("holds one array of shape (0, 3), not a dictionary");
  }
}
