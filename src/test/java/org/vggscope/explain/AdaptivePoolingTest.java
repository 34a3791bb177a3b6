package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LayerInputs;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.AdaptivePooling;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.model.arithmetic.LayerInput;
import org.vggscope.model.arithmetic.WeightedSum;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/**
 * Pictures that are smaller than a network of torchvision was trained on, against PyTorch: a VGG11
 * and an AlexNet of a few channels, whose 7 x 7 and 6 x 6 maps come from smaller ones.
 */
class AdaptivePoolingTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/adaptive");

  @TempDir private Path folder;

  private record Case(String network, JsonNode wanted) {
    @Override
    public String toString() {
      return "%s %s x %s".formatted(network, wanted.get("height"), wanted.get("width"));
    }
  }

  private static Stream<Case> cases() throws IOException {
    JsonNode all = new ObjectMapper().readTree(FIXTURES.resolve("adaptive.json").toFile());
    List<Case> cases = new ArrayList<>();
    all.properties()
        .forEach(
            network ->
                network.getValue().forEach(each -> cases.add(new Case(network.getKey(), each))));
    return cases.stream();
  }

  private static LoadedModel load(WeightFile file) throws IOException {
    Labels labels = Labels.numbered(file.architecture().classes());
    return LoadedModel.load(ComputeEngine.start(), "small", file, labels, s -> {}, () -> false);
  }

  /** The wave that the fixture's script feeds. */
  private static InputTensor wave(int height, int width) {
    float[] values = new float[3 * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i * 0.7);
    }
    return new InputTensor(new Shape(3, height, width), values);
  }

  private static InputTensor input(Case each) {
    return wave(each.wanted.get("height").asInt(), each.wanted.get("width").asInt());
  }

  private static void assertNear(float[] values, JsonNode wanted, int step, double scale) {
    for (int i = 0; i < wanted.size(); i++) {
      assertThat((double) values[i * step])
          .as("number " + i * step)
          .isCloseTo(wanted.get(i).asDouble(), within(1e-5 * scale));
    }
  }

  private static double largest(JsonNode numbers) {
    double largest = 0;
    for (JsonNode each : numbers) {
      largest = Math.max(largest, Math.abs(each.asDouble()));
    }
    return largest;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAndGradientsArePyTorchs(Case each) throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve(each.network + ".pth"));
        LoadedModel model = load(file);
        Analysis analysis = model.analyse(input(each), () -> false)) {
      float[] logits = analysis.activations().logits();
      assertThat(logits).hasSize(5);
      assertNear(logits, each.wanted.get("logits"), 1, largest(each.wanted.get("logits")));

      float[][] batch = model.network().logits(List.of(input(each), input(each)), () -> false);
      assertThat(batch[1]).containsExactly(batch[0]);
      assertNear(batch[0], each.wanted.get("logits"), 1, largest(each.wanted.get("logits")));

      Layer fc6 = model.architecture().layer("fc6");
      LayerInput read = LayerInputs.of(analysis.activations(), input(each), fc6);
      assertThat(read.shape().height()).isEqualTo(fc6.kernel());
      assertThat(read.shape().width()).isEqualTo(fc6.kernel());
      assertNear(read.values(), each.wanted.get("pooled"), 13, 1);

      float[] gradient =
          ClassGradient.byLayer(
              model.network(),
              analysis.activations(),
              2,
              model.architecture().layer("pool5"),
              ReluRule.PLAIN,
              () -> false);
      assertThat(gradient).hasSize(each.wanted.get("maps").size());
      assertNear(gradient, each.wanted.get("maps"), 1, largest(each.wanted.get("maps")));
      float[] byInput =
          ClassGradient.byInput(
              model.network(), analysis.activations(), 2, ReluRule.PLAIN, () -> false);
      double squares = 0;
      for (float value : byInput) {
        squares += (double) value * value;
      }
      double norm = each.wanted.get("gradientNorm").asDouble();
      assertThat(Math.sqrt(squares)).isCloseTo(norm, within(1e-4 * norm));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void arithmeticExplainsTheUnitsOfTheLayerThatReadsAverages(Case each) throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve(each.network + ".pth"));
        LoadedModel model = load(file);
        Analysis analysis = model.analyse(input(each), () -> false)) {
      Layer fc6 = model.architecture().layer("fc6");
      LayerInput read = LayerInputs.of(analysis.activations(), input(each), fc6);
      float[] bias = model.network().bias(fc6);
      float[] computed = analysis.activations().copy(fc6).values();
      for (int unit = 0; unit < fc6.outputs(); unit++) {
        WeightedSum sum =
            new WeightedSum(fc6, read, unit, model.network().weights(fc6, unit), bias[unit], 0, 0);
        assertThat(sum.activation()).isCloseTo(computed[unit], within(1e-4));
      }
    }
  }

  @Test
  void everyQuestionIsAnsweredOfASmallPicture() throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("vgg11.pth"));
        LoadedModel model = load(file);
        Analysis analysis = model.analyse(wave(100, 180), () -> false)) {
      for (EvidenceRequest request :
          List.of(
              EvidenceRequest.gradCam(1, model.architecture().layer("conv5_2")),
              EvidenceRequest.guided(1),
              EvidenceRequest.occlusion(1, 32, 32),
              EvidenceRequest.integrated(1, 4, 12))) {
        assertThat(
                request.find(
                    model.network(),
                    wave(100, 180),
                    analysis.activations(),
                    share -> {},
                    () -> false))
            .as(request.method().name())
            .isNotNull();
      }
    }
  }

  @Test
  void whatIsWrittenStaysAdaptiveAndKeepsItsOwnSize() throws IOException {
    Path whole = folder.resolve("own.safetensors");
    Path small = folder.resolve("small.safetensors");
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("vgg11.pth"))) {
      assertThat(file.architecture().inputSize()).isEqualTo(224);
      assertThat(file.architecture().leastSide()).isEqualTo(32);
      SafetensorsWriter.write(file, whole, false);
      SafetensorsWriter.write(file, file.architecture().trainedAt(128), small, false, share -> {});
    }
    try (WeightFile file = WeightFiles.open(whole)) {
      assertThat(file.architecture().isAdaptive()).isTrue();
      assertThat(file.architecture().inputSize()).isEqualTo(224);
    }
    try (WeightFile file = WeightFiles.open(small);
        LoadedModel model = load(file);
        Analysis analysis = model.analyse(wave(128, 128), () -> false)) {
      assertThat(file.architecture().inputSize()).isEqualTo(128);
      JsonNode wanted = cases().findFirst().orElseThrow().wanted.get("logits");
      assertNear(analysis.activations().logits(), wanted, 1, largest(wanted));
    }
  }

  @Test
  void aNetworkFromElsewhereStillRefusesSmallPictures() throws IOException {
    try (WeightFile file = WeightFiles.open(Path.of("weights/vgg16-tiny.safetensors"))) {
      assertThat(file.architecture().isAdaptive()).isFalse();
      assertThat(file.architecture().leastSide()).isEqualTo(64);
    }
    Layer plain = Layer.fullyConnected("fc6", 6, 7, 2, 3, true);
    assertThatThrownBy(() -> plain.output(new Shape(2, 4, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("its kernel is 7 x 7");
  }

  /** A unit of fc6 sees what all 4 x 4 positions of pool5 see, not what 7 x 7 would. */
  @Test
  void whatReadsAveragesSeesAllPositionsOfTheSmallerMaps() throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("vgg11.pth"))) {
      NetworkSpec network = file.architecture();
      Layer pool5 = network.layer("pool5");
      Layer fc6 = network.layer("fc6");
      ReceptiveField below = network.receptiveFields().get(pool5);
      for (int side : new int[] {128, 224}) {
        int positions = side / 32;
        ReceptiveField field = network.receptiveFields(side, side).get(fc6);
        assertThat(field.size()).isEqualTo(below.size() + (positions - 1) * 32);
        assertThat(field.centre(0)).isEqualTo((side - 1) / 2.0);
      }
    }
  }

  @Test
  void sharesAreThoseOfPyTorch() {
    assertThat(AdaptivePooling.shares(4, 7))
        .isDeepEqualTo(
            new float[][] {
              {1, 0, 0, 0},
              {0.5f, 0.5f, 0, 0},
              {0, 1, 0, 0},
              {0, 0.5f, 0.5f, 0},
              {0, 0, 1, 0},
              {0, 0, 0.5f, 0.5f},
              {0, 0, 0, 1}
            });
    // As large or larger maps are left as they are.
    assertThat(AdaptivePooling.shares(2, 2)).isDeepEqualTo(new float[][] {{1, 0}, {0, 1}});
    // The mean of each map is that of all of it.
    assertThat(AdaptivePooling.shares(2, 1)).isDeepEqualTo(new float[][] {{0.5f, 0.5f}});
  }
}
