package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFileException;
import org.vggscope.weights.WeightFiles;

/** Classifiers and names of people's own making, against PyTorch. */
class OwnHeadsTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/heads");

  @TempDir private Path folder;

  private record Case(String file, JsonNode network) {
    @Override
    public String toString() {
      return file;
    }
  }

  private static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    new ObjectMapper()
        .readTree(FIXTURES.resolve("expected.json").toFile())
        .properties()
        .forEach(each -> cases.add(new Case(each.getKey(), each.getValue())));
    return cases.stream();
  }

  private static void assertNear(float[] values, JsonNode wanted) {
    assertThat(values).hasSize(wanted.size());
    double largest = 0;
    for (JsonNode each : wanted) {
      largest = Math.max(largest, Math.abs(each.asDouble()));
    }
    for (int i = 0; i < wanted.size(); i++) {
      assertThat((double) values[i])
          .isCloseTo(wanted.get(i).asDouble(), within(1e-5 * Math.max(largest, 1e-6)));
    }
  }

  /** The wave that the fixtures' script feeds. */
  private static InputTensor wave(int channels, int height, int width) {
    float[] values = new float[channels * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i * 0.7);
    }
    return new InputTensor(new Shape(channels, height, width), values);
  }

  private static void answers(WeightFile file, JsonNode cases) throws IOException {
    Labels labels = Labels.numbered(file.architecture().classes());
    try (LoadedModel model =
        LoadedModel.load(ComputeEngine.start(), "own", file, labels, s -> {}, () -> false)) {
      for (JsonNode each : cases) {
        InputTensor input =
            wave(
                each.get("channels").asInt(),
                each.get("height").asInt(),
                each.get("width").asInt());
        try (Analysis analysis = model.analyse(input, () -> false)) {
          assertNear(analysis.activations().logits(), each.get("logits"));
          if (!each.has("maps")) {
            continue;
          }
          assertNear(
              ClassGradient.byLayer(
                  model.network(),
                  analysis.activations(),
                  2,
                  model.architecture().layer("pool5"),
                  ReluRule.PLAIN,
                  () -> false),
              each.get("maps"));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theyRunAsTheChainThatTheirShapesTell(Case each) throws IOException {
    Path converted = folder.resolve("own.safetensors");
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve(each.file))) {
      if (!each.network.get("layers").isNull()) {
        assertThat(connected(file)).isEqualTo(each.network.get("layers").asText());
      }
      assertThat(file.problem()).isNull();
      if (!file.hasClassifier()) {
        assertThat(file.architecture().configuration()).isEqualTo("D");
        return;
      }
      if (!each.network.get("inputSize").isNull()) {
        assertThat(file.architecture().inputSize())
            .isEqualTo(each.network.get("inputSize").asInt());
      }
      answers(file, each.network.get("cases"));
      SafetensorsWriter.write(file, converted, false);
    }
    try (WeightFile file = WeightFiles.open(converted)) {
      answers(file, each.network.get("cases"));
    }
  }

  private static String connected(WeightFile file) {
    return file.architecture().layers().stream()
        .filter(layer -> layer.kind() == LayerKind.FULLY_CONNECTED)
        .map(Layer::name)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "one-linear.pth, the file's classifier for fc6 was taken",
    "mean-hidden.pth, fc6 is taken to read the mean of each map",
    "mean-hidden.pth, A ReLU is taken to follow",
    "odd-name.pth, file's features.ten for conv3_1 was taken",
    "no-relu.pth, classifier.2 for fc7",
    "no-relu.pth, 'No ReLU is taken to follow fc7, fc8'",
    "no-bias.pth, The file has no biases of fc6 to fc7",
    "bn-behind-relu.pth, folded into the layers beside it",
    "bn-named.pth, classifier.bn1 is taken to stand before the ReLU of classifier.fc1",
    "bn-behind-relu.pth, 0.00001 is taken",
    "flat-sequence.pth, 24 is taken to stand behind the ReLU of 22",
    "functional-relus.pth, classifier.bn1 is taken to stand before the ReLU of classifier.fc1",
    "slices.pth, told from their shapes"
  })
  void whatNoNameToldIsSaid(String name, String said) throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve(name))) {
      assertThat(file.notes().toString()).contains(said);
    }
  }

  @Test
  void chainerCvsWeightsWantColoursInTheirOrder() throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("chainercv.npz"))) {
      assertThat(file.format()).contains("ChainerCV");
      assertThat(file.preprocessing().order()).isEqualTo(ChannelOrder.RGB);
      assertThat(file.preprocessing().mean()).containsExactly(123.68, 116.779, 103.939);
    }
  }

  @Test
  void whatTheFourthChannelIsTakenForIsSaid() throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("four-channels.pth"))) {
      assertThat(file.assumption().english()).contains("the picture's opacity (alpha) is taken");
      assertThat(file.preprocessing().order()).isEqualTo(ChannelOrder.RGBA);
    }
  }

  /** Wrong answers are worse than none. */
  @ParameterizedTest
  @CsvSource({
    "onnx-leaky.onnx, computes with LeakyRelu",
    "onnx-nopool5.onnx, its poolings are not",
    "mod-pool3.pth, its poolings are not",
    "mod-reflect.pth, computes with padding that is not zero",
    "ts-nopool5.pt, its poolings are not",
    "ts-head-noReLU.pt, computes with layers without a ReLU",
    "bn-after-relu.pth, belongs to no layer",
    "mat-stride2.mat, its convolutions are not",
    "mat-sigmoid.mat, computes with sigmoid",
    "caf-tanh.caffemodel, computes with TanH"
  })
  void whatComputesOtherwiseThanVggIsRefused(String name, String said) {
    assertThatThrownBy(() -> WeightFiles.open(FIXTURES.resolve("foreign").resolve(name)))
        .isInstanceOf(WeightFileException.class)
        .hasMessageStartingWith(name)
        .hasMessageContaining(said);
  }

  /** PyTorch says NaN; the engine's ReLU makes zeros of it, and the biases would answer. */
  @Test
  void sumsThatOverflowGiveNoAnswer() throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("foreign/overflow.pth"));
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(), "own", file, Labels.numbered(5), s -> {}, () -> false)) {
      InputTensor input = wave(3, 64, 64);
      assertThatThrownBy(() -> model.analyse(input, () -> false))
          .hasMessageContaining("The sums of conv4_2 are not finite numbers");
      assertThatThrownBy(() -> model.network().logits(List.of(input), () -> false))
          .hasMessageContaining("not finite numbers");
    }
  }

  @Test
  void aFileThatIsWrittenToWhileItIsReadIsNoNetwork() throws IOException {
    Path file =
        Files.copy(FIXTURES.resolve("odd-name.safetensors"), folder.resolve("live.safetensors"));
    try (WeightFile opened = WeightFiles.open(file)) {
      try (RandomAccessFile other = new RandomAccessFile(file.toFile(), "rw")) {
        other.seek(file.toFile().length() - 4);
        other.write(new byte[4]);
      }
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() + 1000));
      assertThatThrownBy(
              () -> SafetensorsWriter.write(opened, folder.resolve("mixed.safetensors"), false))
          .hasMessageContaining("was written to while it was read");
    }
    assertThat(folder.resolve("mixed.safetensors")).doesNotExist();
  }

  @Test
  void twoHeadsSideBySideAreNoChainAndTheConvolutionsStayUsable() throws IOException {
    try (WeightFile file = WeightFiles.open(FIXTURES.resolve("branches.pth"))) {
      assertThat(file.hasClassifier()).isFalse();
      assertThat(file.problem().english()).contains("classifier.6");
      assertThat(file.architecture().layers()).hasSize(18);
    }
  }
}
