package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

class ConvertCommandTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/weights");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vgg16-python2.npy",
        "vgg19-frossard.npz",
        "vgg16-torchvision.pth",
        "vgg19-torchvision-legacy.pth",
        "vgg16-timm-f16.safetensors",
        "vgg19-keras.h5",
      })
  void everyFormatSurvivesTheTrip(String name) throws IOException {
    Path output = folder.resolve("out.safetensors");
    assertThat(Outcome.of("convert", FIXTURES.resolve(name), output))
        .isEqualTo(new Outcome(0, "", ""));
    assertSame(FIXTURES.resolve(name), output, 0);
    Path half = folder.resolve("half.safetensors");
    assertThat(Outcome.of("convert", output, half, "--half").status()).isZero();
    assertSame(output, half, 0x1p-11);
    assertThat(Files.size(half)).isLessThan(Files.size(output) * 6 / 10);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(output, half);
    }
  }

  private static void assertSame(Path source, Path copy, double tolerance) throws IOException {
    try (WeightFile expected = WeightFiles.open(source);
        WeightFile found = WeightFiles.open(copy)) {
      assertThat(found.format()).isEqualTo("safetensors (own)");
      assertThat(found.architecture()).isEqualTo(expected.architecture());
      assertThat(found.preprocessing()).isEqualTo(expected.preprocessing());
      for (Layer layer : expected.architecture().layers()) {
        if (layer.hasParameters()) {
          assertClose(weights(found, layer), weights(expected, layer), tolerance);
          assertClose(bias(found, layer), bias(expected, layer), tolerance);
        }
      }
    }
  }

  private static float[] weights(WeightFile file, Layer layer) throws IOException {
    FloatBuffer numbers = FloatBuffer.allocate((int) layer.weightCount());
    file.readWeights(layer.name(), 0, numbers);
    return numbers.array();
  }

  private static float[] bias(WeightFile file, Layer layer) throws IOException {
    FloatBuffer numbers = FloatBuffer.allocate(layer.outputs());
    file.readBias(layer.name(), numbers);
    return numbers.array();
  }

  private static void assertClose(float[] found, float[] expected, double tolerance) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.length; i++) {
      double allowed = tolerance == 0 ? 0 : Math.max(Math.abs(expected[i]) * tolerance, 0x1p-25);
      assertThat((double) Math.abs(found[i] - expected[i])).isLessThanOrEqualTo(allowed);
    }
  }

  @Test
  void aModelOfTheCatalogueIsConvertedWithProgress() throws IOException {
    Path output = folder.resolve("tiny.safetensors");
    Outcome outcome = Outcome.of("convert", "vgg16-tiny", output, "--half", "--progress");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.errorLines()).last().asString().isEqualTo(output + ": 100 %");
    assertThat(Files.size(output)).isGreaterThan(10_000_000);
  }

  @Test
  void aBrokenSourceLeavesTheOldFileAndNothingElse() throws IOException {
    Path source = folder.resolve("broken.safetensors");
    byte[] bytes = Files.readAllBytes(FIXTURES.resolve("vgg16-torchvision.safetensors"));
    // The last numbers become not-a-number.
    for (int i = bytes.length - 8; i < bytes.length; i++) {
      bytes[i] = (byte) 0xff;
    }
    Files.write(source, bytes);
    Path output = Files.writeString(folder.resolve("out.safetensors"), "old");
    Outcome outcome = Outcome.of("convert", source, output);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.errorLines()).singleElement().asString().contains("broken.safetensors");
    assertThat(output).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(source, output);
    }
  }

  @Test
  void wrongUsageIsOneLine() throws IOException {
    Path source = FIXTURES.resolve("vgg16-torchvision.pth");
    Path own = Files.copy(source, folder.resolve("own.safetensors"));
    for (Outcome outcome :
        new Outcome[] {
          Outcome.of("convert", source),
          Outcome.of("convert", source, folder.resolve("out.pth")),
          Outcome.of("convert", own, own),
          Outcome.of(
              "convert", source, Files.createDirectories(folder.resolve("folder.safetensors")))
        }) {
      assertThat(outcome.status()).isEqualTo(2);
      assertThat(outcome.errorLines()).singleElement().asString().contains("'convert --help'");
    }
    assertThat(Outcome.of("convert", source, folder.resolve("none/out.safetensors")).errorLines())
        .containsExactly(folder.resolve("none") + ": not a folder; check the path");
    assertThat(Outcome.of("convert", "gone.npy", folder.resolve("out.safetensors")).status())
        .isEqualTo(1);
  }

  /** A network whose classifier is one layer behind a pooling: its head is not lost unnoticed. */
  @Test
  void aHeadThatIsNotUnderstoodIsNotLostSilently() throws IOException {
    Path source = folder.resolve("own-head.safetensors");
    Files.write(source, withOneLinearHead());
    Path output = folder.resolve("out.safetensors");
    Outcome refused = Outcome.of("convert", source, output);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.errorLines())
        .singleElement()
        .asString()
        .contains("fc.weight", "would be lost", "--features-only");
    assertThat(output).doesNotExist();

    Outcome inspected = Outcome.of("inspect", source);
    assertThat(inspected.out()).contains("was not understood").contains("fc.weight");
    assertThat(inspected.out()).doesNotContain("no fully connected layers");
    assertThat(Outcome.of("inspect", source, "--format", "json").json().get("unread").get(0))
        .hasToString("\"fc.weight (4, 8)\"");

    Outcome asked = Outcome.of("classify", Samples.COFFEE, "--weights", source);
    assertThat(asked.status()).isEqualTo(1);
    assertThat(asked.errorLines()).singleElement().asString().contains("fc.weight");

    assertThat(Outcome.of("convert", source, output, "--features-only").status()).isZero();
    try (WeightFile written = WeightFiles.open(output)) {
      assertThat(written.hasClassifier()).isFalse();
    }
  }

  /** The small VGG16's convolutions under torchvision's names, and {@code fc.weight}. */
  private static byte[] withOneLinearHead() throws IOException {
    ObjectNode header = new JsonMapper().createObjectNode();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (WeightFile source = WeightFiles.open(Samples.network("vgg16"))) {
      int index = 0;
      for (Layer layer : source.architecture().layers()) {
        if (layer.kind() == LayerKind.CONVOLUTION) {
          String shape = "%d,%d,3,3".formatted(layer.outputs(), layer.inputs());
          append(
              header, data, "features.%d.weight".formatted(index), shape, weights(source, layer));
          String outputs = String.valueOf(layer.outputs());
          append(header, data, "features.%d.bias".formatted(index), outputs, bias(source, layer));
        }
        if (layer.kind() != LayerKind.FULLY_CONNECTED) {
          index += layer.kind() == LayerKind.CONVOLUTION ? 2 : 1;
        }
      }
    }
    append(header, data, "fc.weight", "4,8", new float[32]);
    append(header, data, "fc.bias", "4", new float[4]);
    return file(header, data);
  }

  private static byte[] file(ObjectNode header, ByteArrayOutputStream data) {
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + json.length + data.size())
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(json.length);
    return file.put(json).put(data.toByteArray()).array();
  }

  private static void append(
      ObjectNode header, ByteArrayOutputStream data, String name, String shape, float[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    ObjectNode entry = header.putObject(name);
    entry.put("dtype", "F32");
    for (String length : shape.split(",")) {
      entry.withArray("shape").add(Integer.parseInt(length));
    }
    entry.putArray("data_offsets").add(data.size()).add(data.size() + bytes.capacity());
    data.writeBytes(bytes.array());
  }

  /** What is left out may change the answer: it is said wherever there is one. */
  @Test
  void whatIsLeftOutIsSaidWithTheAnswer() throws IOException {
    ObjectNode header = new JsonMapper().createObjectNode();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (WeightFile source = WeightFiles.open(Samples.network("vgg16"))) {
      for (Layer layer : source.architecture().layers()) {
        if (layer.hasParameters()) {
          String outputs = String.valueOf(layer.outputs());
          int inputs = (int) (layer.weightCount() / layer.outputs());
          String shape =
              layer.kind() == LayerKind.CONVOLUTION
                  ? "%d,%d,3,3".formatted(layer.outputs(), layer.inputs())
                  : "%d,%d".formatted(layer.outputs(), inputs);
          append(header, data, layer.name() + ".weight", shape, weights(source, layer));
          append(header, data, layer.name() + ".bias", outputs, bias(source, layer));
        }
      }
    }
    append(header, data, "attention.weight", "2,2", new float[4]);
    Path file = folder.resolve("extra.safetensors");
    Files.write(file, file(header, data));
    Outcome outcome = Outcome.of("classify", Samples.COFFEE, "--weights", file);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.errorLines())
        .singleElement()
        .asString()
        .contains("attention.weight", "left out");
  }

  @Test
  void whatIsAssumedStaysAssumed() {
    Path own = folder.resolve("own.safetensors");
    Path source = Path.of("src/test/resources/fixtures/weights/vgg16-torchvision.pth");
    assertThat(Outcome.of("convert", source, own).status()).isZero();
    assertThat(
            Outcome.of("inspect", own, "--format", "json")
                .json()
                .get("preprocessing")
                .get("assumed")
                .asBoolean())
        .isTrue();
    assertThat(Outcome.of("inspect", own).out()).contains("does not say how pictures are prepared");
    assertThat(
            Outcome.of("inspect", "vgg16-tiny", "--format", "json")
                .json()
                .get("preprocessing")
                .get("assumed")
                .asBoolean())
        .isFalse();
    Path known = folder.resolve("known.safetensors");
    assertThat(Outcome.of("convert", "vgg16-tiny", known).status()).isZero();
    assertThat(Outcome.of("inspect", known).out()).doesNotContain("assumed");
  }
}
