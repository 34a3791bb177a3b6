package org.vggscope.export.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.Contributions;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.SomeAnalysis;
import org.vggscope.model.Layer;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

class KernelExhibitsTest {
  private static SomeAnalysis some;

  @BeforeAll
  static void analyse() throws IOException {
    some = new SomeAnalysis(64);
  }

  @AfterAll
  static void close() throws IOException {
    some.close();
  }

  @AfterEach
  void speakEnglish() {
    Texts.speak(Language.ENGLISH);
  }

  private static KernelSheet sheet(String layer, int output, KernelScale scale) {
    return new KernelSheet(some.kernels(layer), output, KernelOrder.NORM, null, scale);
  }

  private static KernelsExhibit kernels(String layer, int output) {
    return new KernelsExhibit(
        sheet(layer, output, KernelScale.CHANNEL), some.model().labels(), SomeAnalysis.origin());
  }

  @Test
  void filtersAreAllWeightsOfTheLayer() {
    float[] weights = some.model().network().weights(some.layer("conv1_1"));
    Exhibit exhibit = kernels("conv1_1", 0);
    List<List<Object>> rows = exhibit.table().rows();
    assertThat(rows).hasSize(weights.length);
    for (int i = 0; i < weights.length; i++) {
      assertThat(rows.get(i)).containsExactly(i / 27, i / 9 % 3, i / 3 % 3, i % 3, weights[i]);
    }
    assertThat(exhibit.array().orElseThrow().shape()).containsExactly(32, 3, 3, 3);
    assertThat(exhibit.array().orElseThrow().values()).isEqualTo(weights);
  }

  @Test
  void kernelsOfAnOutputAreItsPartOfTheWeights() {
    Layer layer = some.layer("conv3_2");
    float[] weights = some.model().network().weights(layer, 7);
    Exhibit exhibit = kernels("conv3_2", 7);
    assertThat(exhibit.array().orElseThrow().shape()).containsExactly(layer.inputs(), 3, 3);
    assertThat(exhibit.array().orElseThrow().values()).isEqualTo(weights);
    assertThat(exhibit.table().rows().get(95)).containsExactly(7, 10, 1, 2, weights[95]);
  }

  @Test
  void jsonSaysWhatAKernelContributes() {
    Layer layer = some.layer("conv3_2");
    Contributions known =
        Contributions.of(some.model().network(), some.analysis(), layer, 7, () -> false);
    KernelSheet sorted =
        new KernelSheet(
            some.kernels("conv3_2"), 7, KernelOrder.CONTRIBUTION, known, KernelScale.KERNEL);
    ObjectNode json =
        new KernelsExhibit(sorted, some.model().labels(), SomeAnalysis.origin()).json();
    assertThat(json.get("order").asText()).isEqualTo("contribution");
    assertThat(json.get("kernels").get(4).get("mean_contribution").asDouble())
        .isEqualTo(known.signed()[4]);
    assertThat((float) json.get("kernels").get(4).get("norm").asDouble())
        .isEqualTo(sorted.kernels().norm(7, 4));
    assertThat((float) json.get("biases").get(0).get("bias").asDouble())
        .isEqualTo(some.model().network().bias(layer)[7]);
  }

  @Test
  void someKernelsStandThereInNumbers() {
    KernelsExhibit exhibit = kernels("conv3_2", 7);
    KernelSheet sheet = exhibit.sheet();
    int first = sheet.itemAt(0);
    LayerKernels kernels = sheet.kernels();
    TableDigits digits =
        TableDigits.ofKernels(kernels.values(), kernels.offset(7, 0), 3, kernels.inputs());
    assertThat(Drawn.words(exhibit.figure(Look.LIGHT)))
        .contains("Kernels of conv3_2", "Input channel " + first)
        .contains(digits.write(kernels.weight(7, first, 1, 1)));
    assertThat(Drawn.words(kernels("conv1_1", 4).figure(Look.LIGHT)))
        .contains("Red", "Green", "Blue", "R", "G", "B");
  }

  @Test
  void theMatrixHasTheNorms() {
    LayerKernels kernels = some.kernels("conv2_2");
    Exhibit exhibit = new KernelMatrixExhibit(kernels, SomeAnalysis.origin());
    assertThat(exhibit.table().rows()).hasSize(kernels.outputs() * kernels.inputs());
    for (List<Object> row : exhibit.table().rows()) {
      assertThat(row.get(2)).isEqualTo(kernels.norm((int) row.get(0), (int) row.get(1)));
    }
    assertThat(exhibit.array().orElseThrow().shape())
        .containsExactly(kernels.outputs(), kernels.inputs());
    assertThatThrownBy(() -> new KernelMatrixExhibit(some.kernels("fc6"), null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDistributionCountsAllWeights() {
    LayerKernels kernels = some.kernels("conv2_2");
    Exhibit exhibit = new DistributionExhibit(kernels, SomeAnalysis.origin());
    for (String of : List.of("weights", "biases")) {
      int counted =
          exhibit.table().rows().stream()
              .filter(row -> row.get(0).equals(of))
              .mapToInt(row -> (int) row.get(3))
              .sum();
      assertThat(counted)
          .isEqualTo(of.equals("weights") ? kernels.values().length : kernels.outputs())
          .isEqualTo(exhibit.json().get(of).get("count").asInt());
    }
    assertThat(exhibit.json().get("weights").get("deviation").asDouble())
        .isEqualTo(kernels.weights().deviation());
  }

  @Test
  void allIsReadableInBothLanguages() {
    for (Language language : Language.values()) {
      Texts.speak(language);
      Drawn.assertReadable(kernels("conv1_1", 4));
      for (String layer : List.of("conv2_1", "conv5_3", "fc6", "fc7", "fc8")) {
        Drawn.assertReadable(kernels(layer, 3));
        Drawn.assertReadable(new DistributionExhibit(some.kernels(layer), SomeAnalysis.origin()));
      }
      for (KernelScale scale : KernelScale.values()) {
        Drawn.assertReadable(
            new KernelsExhibit(
                sheet("conv1_2", 1, scale), some.model().labels(), SomeAnalysis.origin()));
      }
      for (String layer : List.of("conv1_1", "conv1_2", "conv5_3")) {
        Drawn.assertReadable(new KernelMatrixExhibit(some.kernels(layer), SomeAnalysis.origin()));
      }
    }
    assertThat(Drawn.words(kernels("conv3_2", 7).figure(Look.DARK))).contains("conv3_2的卷积核");
  }
}
