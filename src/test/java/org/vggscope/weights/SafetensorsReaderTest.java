package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.weights.SmallNetworks.Array;

class SafetensorsReaderTest {
  private final Map<String, Array> arrays =
      SmallNetworks.own(SmallNetworks.architecture(Configuration.D));

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> SmallNetworks.open(file))
        .isInstanceOf(WeightFileException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private void assertRefused(String message) {
    assertRefused(SmallNetworks.safetensors(arrays, Map.of()), message);
  }

  @ParameterizedTest
  @EnumSource(Configuration.class)
  void tellsEveryConfiguration(Configuration configuration) throws IOException {
    NetworkSpec architecture = SmallNetworks.architecture(configuration);
    byte[] file =
        SmallNetworks.safetensors(
            SmallNetworks.own(architecture), Map.of("configuration", configuration.paperName()));
    try (WeightFile weights = SmallNetworks.open(file)) {
      assertThat(weights.architecture()).isEqualTo(architecture);
      assertThat(weights.preprocessing()).isEqualTo(Preprocessing.torchvision(64, 64));
      assertThat(weights.hasClassifier()).isTrue();
      assertThat(weights.tensors().get(0))
          .isEqualTo(new TensorInfo("conv1_1.weight", List.of(2L, 3L, 3L, 3L), "F32"));
    }
  }

  @Test
  void readsRowsFromAnywhere() throws IOException {
    try (WeightFile weights = SmallNetworks.open(SmallNetworks.safetensors(arrays, Map.of()))) {
      float[] all = arrays.get("fc6.weight").numbers();
      int row = 6 * 2 * 2;
      FloatBuffer target = FloatBuffer.allocate(2 * row);
      weights.readWeights("fc6", 3, target);
      assertThat(target.array()).containsExactly(Arrays.copyOfRange(all, 3 * row, 5 * row));
    }
  }

  @Test
  void saysWhatIsMissing() {
    arrays.remove("conv3_2.weight");
    assertRefused("test: conv3_2.weight is missing");
  }

  /**
   * The convolutions are as good as without a classifier, and a line says what is wrong with it.
   */
  private void assertOpensWithoutClassifier(String problem) throws IOException {
    try (WeightFile weights = SmallNetworks.open(SmallNetworks.safetensors(arrays, Map.of()))) {
      assertThat(weights.hasClassifier()).isFalse();
      assertThat(weights.problem().english()).contains(problem).doesNotContain("\n");
      assertThat(weights.notes())
          .singleElement()
          .asString()
          .contains(problem, "the network names no classes");
      assertThat(weights.architecture().layers()).noneMatch(each -> each.name().startsWith("fc"));
      Layer layer = weights.architecture().layer("conv5_3");
      assertThat(SmallNetworks.weights(weights, layer))
          .isEqualTo(arrays.get("conv5_3.weight").numbers());
    }
  }

  @Test
  void aClassifierOfWhichSomethingIsMissingIsLeftOut() throws IOException {
    arrays.remove("fc6.weight");
    assertOpensWithoutClassifier("fc6.weight is missing");
  }

  @Test
  void aClassifierOfAnotherShapeIsLeftOut() throws IOException {
    arrays.put("fc7.weight", new Array(List.of(8L, 9L), new float[72]));
    assertOpensWithoutClassifier("fc7.weight has shape (8, 9), expected (8, 7)");
  }

  @Test
  void saysWhichShapeIsWrong() {
    arrays.put("conv2_1.bias", new Array(List.of(65L), new float[65]));
    assertRefused("conv2_1.bias has shape (65), expected (3)");
  }

  @Test
  void saysWhichWeightsAreWrong() {
    arrays.put("conv3_2.weight", new Array(List.of(5L, 4L, 3L, 3L), new float[180]));
    assertRefused("conv3_2.weight has shape (5, 4, 3, 3), expected (4, 4, 3, 3)");
  }

  @Test
  void anFc6ThatReadsNoSquareIsLeftOut() throws IOException {
    arrays.put("fc6.weight", new Array(List.of(7L, 25L), new float[175]));
    assertOpensWithoutClassifier("fc6.weight reads 25 inputs, which is no square of positions");
  }

  @Test
  void refusesLayersThatNoConfigurationHas() {
    arrays.put("conv5_7.weight", new Array(List.of(6L, 6L, 3L, 3L), new float[324]));
    assertRefused("conv5_7.weight belongs to no layer of VGG16");
  }

  @Test
  void refusesOtherNetworks() {
    byte[] file =
        SmallNetworks.safetensors(
            Map.of("layer1.0.conv1.weight", new Array(List.of(1L), new float[1])), Map.of());
    assertRefused(file, "holds no VGG network: its keys are layer1.0.conv1.weight");
  }

  @Test
  void opensConvolutionsWithoutAClassifier() throws IOException {
    arrays.keySet().removeIf(name -> name.startsWith("fc"));
    try (WeightFile weights = SmallNetworks.open(SmallNetworks.safetensors(arrays, Map.of()))) {
      assertThat(weights.hasClassifier()).isFalse();
      NetworkSpec architecture = weights.architecture();
      assertThat(architecture.widths()).containsExactly(2, 3, 4, 5, 6);
      assertThat(architecture.inputSize()).isEqualTo(224);
      assertThat(architecture.layers()).noneMatch(layer -> layer.name().startsWith("fc"));
      assertThat(weights.problem()).isNull();
      assertThat(weights.notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity", "1.0E38"})
  void reportsNumbersThatAreNone(float number) throws IOException {
    arrays.get("conv4_1.weight").numbers()[100] = number;
    arrays.get("fc7.bias").numbers()[3] = number;
    try (WeightFile weights = SmallNetworks.open(SmallNetworks.safetensors(arrays, Map.of()))) {
      Layer conv = weights.architecture().layer("conv4_1");
      assertThatThrownBy(
              () ->
                  weights.readWeights("conv4_1", 0, FloatBuffer.allocate((int) conv.weightCount())))
          .isInstanceOf(WeightFileException.class)
          .hasMessageContaining("conv4_1.weight holds " + number);
      assertThatThrownBy(() -> weights.readBias("fc7", FloatBuffer.allocate(8)))
          .isInstanceOf(WeightFileException.class)
          .hasMessageContaining("fc7.bias holds " + number);
    }
  }

  @Test
  void refusesImpossibleHeaders() {
    byte[] file = SmallNetworks.safetensors(arrays, Map.of());
    assertRefused(Arrays.copyOf(file, 100), "the file ends after 92; it is cut short");
    assertRefused(Arrays.copyOf(file, file.length - 1), "it is cut short");
    byte[] huge = file.clone();
    ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 100_000_001);
    assertRefused(huge, "at most 100000000 are allowed");
    assertRefused(new byte[0], "empty");
    assertRefused(SmallNetworks.safetensors("{\"a\": {{", new byte[0]), "no valid JSON");
    assertRefused(SmallNetworks.safetensors("{\"a\": 1}", new byte[0]), "does not describe a");
    assertRefused(
        SmallNetworks.safetensors("{\"a\":" + "[".repeat(5000), new byte[0]), "does not describe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          F32 | [2]                    | [0, 9]    | a has 9 bytes of data, expected 8 for F32 (2)
          F32 | [2, 4611686018427387904] | [0, 8]  | more numbers than any file holds
          F32 | [1099511627776]        | [0, 4398046511104] | a needs 4.4 TB of data
          F32 | [-2]                   | [0, -8]   | a claims the bytes 0 to -8
          F32 | [2]                    | [8, 16]   | it is cut short
          F32 | [2]                    | [-8, 0]   | a claims the bytes -8 to 0
          F32 | [99999999999999999999] | [0, 8]    | no valid JSON
          Q4  | [2]                    | [0, 8]    | a is of type Q4
          F32 | [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1] | [0, 4] | too many axes
          """)
  void refusesImpossibleArrays(String type, String shape, String offsets, String message) {
    String header =
        "{\"a\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
            .formatted(type, shape, offsets);
    assertRefused(SmallNetworks.safetensors(header, new byte[9]), message);
  }

  @Test
  void refusesArraysThatShareBytes() {
    String entry = "{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}";
    String header = "{\"a\":%s,\"b\":%s}".formatted(entry.formatted(0, 8), entry.formatted(4, 12));
    assertRefused(SmallNetworks.safetensors(header, new byte[12]), "a and b claim the same bytes");
  }
}
