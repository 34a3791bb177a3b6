package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Labels;
import org.vggscope.model.LayerActivations;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** Weight files as public bug reports have them: PyTorch's logits, or the sentence that helps. */
class WeightCasesTest {
  private static final Path CASES = Path.of("src/test/resources/fixtures/cases");

  private static final Path PUBLISHED = Path.of("src/test/resources/fixtures/published");

  private static ComputeEngine engine;
  private static JsonNode expected;
  private static InputTensor input;

  @BeforeAll
  static void start() throws IOException {
    engine = ComputeEngine.start();
    expected = new JsonMapper().readTree(CASES.resolve("expected.json").toFile());
    input = tensor(CASES.resolve(expected.get("input").asText()));
  }

  private static InputTensor tensor(Path path) throws IOException {
    byte[] file = Files.readAllBytes(path);
    int header = 10 + (file[8] & 0xff) + 256 * (file[9] & 0xff);
    float[] values = new float[(file.length - header) / Float.BYTES];
    ByteBuffer.wrap(file, header, file.length - header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return new InputTensor(64, 64, values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imagenet-example-vgg.pth.tar",
        "compiled.pth",
        "vgg16-old-numbers.pth",
        "scheduler.pth",
        "namespace.pth",
        "device.pth",
        "dtype.pth",
        "prefix-vgg.pth",
        "prefix-vgg16.pth",
        "under-model_state.pth",
        "with-class-names.npz",
        "slim.npz",
        "get_weights.npy",
        "model.keras",
        "zip-of-npy.zip"
      })
  void answersAsPyTorchDoes(String name) throws IOException {
    answers(CASES.resolve(name), input, expected.get("weights").get(name).get("logits"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vgg16-export.onnx",
        "vgg16-dynamo.onnx",
        "vgg16-zoo.onnx",
        "vgg16-numbers.onnx",
        "vgg16-float-data.onnx",
        "vgg16-constants.onnx",
        "vgg16-gemm-transposed.onnx",
        "vgg16-v1.caffemodel",
        "vgg16-v2.caffemodel",
        "vgg16-v1-unpacked.caffemodel",
        "vgg16-external.onnx",
        "vgg16-torchscript.pt",
        "vgg16-scripted.pt",
        "imagenet-vgg-verydeep-16.mat",
        "imagenet-vgg-verydeep-16-old.mat",
        "sharded/model.safetensors.index.json",
        "sharded/model-00001-of-00002.safetensors",
        "sharded/model-00002-of-00002.safetensors"
      })
  void otherProgramsFormatsAnswerAsPyTorchDoes(String name) throws IOException {
    JsonNode published = new JsonMapper().readTree(PUBLISHED.resolve("expected.json").toFile());
    answers(
        PUBLISHED.resolve(name), tensor(PUBLISHED.resolve("input.npy")), published.get("logits"));
  }

  @Test
  void whatLacksBesideAFileIsSaid(@TempDir Path folder) throws IOException {
    for (String file :
        List.of(
            "sharded/model.safetensors.index.json", "sharded/model-00002-of-00002.safetensors")) {
      Path alone = Files.copy(PUBLISHED.resolve(file), folder.resolve(Path.of(file).getFileName()));
      assertThatThrownBy(() -> WeightFiles.open(alone))
          .hasMessageContaining("model-00001-of-00002.safetensors is not beside this one");
      Files.delete(alone);
    }
    Path onnx =
        Files.copy(PUBLISHED.resolve("vgg16-external.onnx"), folder.resolve("external.onnx"));
    assertThatThrownBy(() -> WeightFiles.open(onnx))
        .hasMessageContaining("vgg16-external.onnx.data, which is not beside it");
  }

  @Test
  void matConvNetSaysWhatItsClassesAreCalledAndWhatPicturesItWants() throws IOException {
    try (WeightFile file = WeightFiles.open(PUBLISHED.resolve("imagenet-vgg-verydeep-16.mat"))) {
      assertThat(file.labels().orElseThrow().name(4)).isEqualTo("class 4");
      assertThat(file.assumption()).isNull();
      assertThat(file.preprocessing().order()).isEqualTo(ChannelOrder.RGB);
      assertThat(file.preprocessing().range()).isEqualTo(255);
      assertThat(file.preprocessing().mean().get(0)).isCloseTo(123.68, within(1e-4));
      assertThat(file.preprocessing().crop()).isEqualTo(64);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-v1.caffemodel", "imagenet-vgg-verydeep-16.mat"})
  void whatIsPackedOnceMoreIsUnpacked(String name, @TempDir Path folder) throws IOException {
    Path packed = folder.resolve("packed.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(PUBLISHED.resolve(name), out);
    }
    Path twice = folder.resolve("twice.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(twice))) {
      out.putNextEntry(new ZipEntry("packed.gz"));
      Files.copy(packed, out);
    }
    JsonNode published = new JsonMapper().readTree(PUBLISHED.resolve("expected.json").toFile());
    InputTensor seen = tensor(PUBLISHED.resolve("input.npy"));
    answers(packed, seen, published.get("logits"));
    answers(twice, seen, published.get("logits"));
  }

  /** PyTorch's answer with a ReLU behind each layer but the last. */
  @Test
  void aSequenceInPlaceOfTheLastLayerGoesOn() throws IOException {
    Path file = CASES.resolve("head-sequential.pth");
    JsonNode logits =
        new JsonMapper()
            .readTree("[-0.1609351932, 0.1429161429, -0.6362407207, 0.1913593411, 0.3447475433]");
    answers(file, input, logits);
    try (WeightFile opened = WeightFiles.open(file)) {
      assertThat(opened.notes())
          .anySatisfy(
              note ->
                  assertThat(note.english())
                      .contains("classifier.6.0 for fc8, classifier.6.3 for fc9"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"namespace.pth", "scheduler.pth"})
  void whatWasPassedOverIsSaid(String name) throws IOException {
    try (WeightFile file = WeightFiles.open(CASES.resolve(name))) {
      assertThat(file.notes())
          .anySatisfy(note -> assertThat(note.english()).contains("nothing of it was run or read"));
    }
  }

  private static void answers(Path path, InputTensor seen, JsonNode right) throws IOException {
    try (WeightFile file = WeightFiles.open(path);
        LoadedModel model =
            LoadedModel.load(
                engine,
                "case",
                file,
                Labels.numbered(file.architecture().classes()),
                share -> {},
                () -> false);
        Analysis analysis = model.analyse(seen, () -> false)) {
      LayerActivations logits =
          analysis.activations().copy(model.architecture().classifier().orElseThrow());
      assertThat(logits.values()).hasSize(right.size());
      for (int i = 0; i < right.size(); i++) {
        assertThat((double) logits.values()[i]).isCloseTo(right.get(i).asDouble(), within(1e-4));
      }
    }
  }

  @Test
  void whatHoldsNoWeightsIsNamed() {
    assertThatThrownBy(() -> WeightFiles.open(CASES.resolve("lfs-pointer.safetensors")))
        .hasMessageContaining("Git LFS pointer");
    assertThatThrownBy(() -> WeightFiles.open(CASES.resolve("pickled.pkl")))
        .hasMessageContaining("torch.save");
  }
}
