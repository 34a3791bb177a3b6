package org.vggscope.export.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.SomeAnalysis;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LocalResponse;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.model.arithmetic.LayerInput;
import org.vggscope.model.arithmetic.ResponseSteps;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

class ArithmeticExhibitTest {
  private static SomeAnalysis some;
  private static SomeAnalysis large;

  @BeforeAll
  static void analyse() throws IOException {
    some = new SomeAnalysis(64);
    large = new SomeAnalysis(128);
  }

  @AfterAll
  static void close() throws IOException {
    some.close();
    large.close();
  }

  @AfterEach
  void speakEnglish() {
    Texts.speak(Language.ENGLISH);
  }

  private static ArithmeticExhibit of(SomeAnalysis of, String layer, int channel, int y, int x) {
    return new ArithmeticExhibit(of.unit(layer, channel, y, x), of.names(), SomeAnalysis.origin());
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv1_1", "conv2_2", "conv5_3", "fc6", "fc7", "fc8"})
  void productsAndBiasAreTheActivation(String layer) {
    LayerActivations answer = some.activations(layer);
    for (int channel : List.of(0, 9, 21)) {
      Exhibit exhibit = of(some, layer, channel, 0, 0);
      double sum = 0;
      for (List<Object> row : exhibit.table().rows()) {
        double product = (double) (float) row.get(3) * (float) row.get(4);
        assertThat(row.get(5)).isEqualTo(product);
        sum += product;
      }
      ObjectNode json = exhibit.json();
      sum += json.get("bias").asDouble();
      assertThat(json.get("sum").asDouble()).isCloseTo(sum, within(1e-9));
      double activation = answer.layer().relu() ? Math.max(0, sum) : sum;
      assertThat(activation).isCloseTo(answer.at(channel, 0, 0), within(1e-4));
      assertThat((float) json.get("activation").asDouble()).isEqualTo(answer.at(channel, 0, 0));
    }
  }

  @Test
  void ofAPoolingTheLargestGoesOn() {
    Exhibit exhibit = of(some, "pool2", 4, 3, 2);
    List<List<Object>> chosen =
        exhibit.table().rows().stream().filter(row -> (boolean) row.get(4)).toList();
    assertThat(exhibit.table().rows()).hasSize(4);
    assertThat(chosen).hasSize(1);
    assertThat(chosen.get(0).get(3)).isEqualTo(some.activations("pool2").at(4, 3, 2));
  }

  @Test
  void softmaxHasAllClasses() {
    int first = some.analysis().ranked().get(0).index();
    Exhibit exhibit = of(some, "fc8", first, 0, 0);
    JsonNode classes = exhibit.json().get("classes");
    assertThat(classes).hasSize(200);
    assertThat(classes.get(first).get("probability").asDouble())
        .isCloseTo(some.analysis().ranked().get(0).probability(), within(1e-6));
    assertThat(Drawn.words(exhibit.figure(Look.LIGHT)))
        .contains("Softmax: from logits to probabilities", "Add most", "Take away most")
        .contains(some.names().brief(first));
  }

  @Test
  void termsAreDrawnWithTheirNumbers() {
    ArithmeticExhibit exhibit = of(some, "conv3_2", 5, 0, 4);
    List<String> words = Drawn.words(exhibit.figure(Look.LIGHT));
    UnitView unit = exhibit.unit();
    assertThat(words)
        .contains(UnitNames.question(unit), "window of conv3_1", "kernel", "products", "sum")
        .contains("bias", "before ReLU", "after ReLU");
    for (int channel : unit.drawn()) {
      assertThat(words)
          .contains("ch " + channel, Figures.signed(unit.sum().channelSum(channel)))
          .contains(Figures.cell(unit.sum().weight(channel, 2, 1), Figures.DECIMALS));
    }
    assertThat(Drawn.words(of(some, "conv1_1", 0, 0, 0).figure(Look.LIGHT)))
        .contains("red", "green", "blue");
  }

  /** AlexNet's, which no bundled network has. */
  @Test
  void aNormalisationIsSaidInWords() {
    LocalResponse response = new LocalResponse(2, 1, 1e-4, 0.75);
    Layer layer = Layer.normalization("norm1", 1, 4, response);
    Layer below = Layer.convolution("conv1", 1, 3, 1, 1, 1, 3, 4);
    LayerInput input = new LayerInput(new Shape(4, 1, 1), new float[] {1, 2, 3, 4});
    ResponseSteps steps = ResponseSteps.of(layer, input, 1, 0, 0);
    float[] values = {0, (float) steps.activation(), 0, 0};
    UnitView unit =
        new UnitView(
            new LayerActivations(layer, new Shape(4, 1, 1), values),
            below,
            input,
            1,
            new Position(0, 0),
            null,
            List.of(),
            null,
            steps,
            null);
    Exhibit exhibit = new ArithmeticExhibit(unit, some.names(), SomeAnalysis.origin());
    Drawn.assertReadable(exhibit);
    assertThat(exhibit.table().rows()).hasSize(4);
    assertThat(exhibit.table().rows().get(3)).endsWith(4f, 16.0);
    assertThat(exhibit.json().get("squares").asDouble()).isEqualTo(30);
  }

  @Test
  void allIsReadableInBothLanguages() {
    for (Language language : Language.values()) {
      Texts.speak(language);
      for (String layer : List.of("conv1_1", "conv3_2", "pool2", "pool5", "fc6", "fc7", "fc8")) {
        Drawn.assertReadable(of(some, layer, 3, 0, 0));
        Drawn.assertReadable(of(large, layer, 3, 1, 1));
      }
    }
    assertThat(String.join("\n", Drawn.words(of(large, "fc8", 3, 1, 1).figure(Look.DARK))))
        .contains("偏置", "通道");
  }
}
