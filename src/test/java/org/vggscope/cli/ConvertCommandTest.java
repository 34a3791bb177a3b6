package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Layer;
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
}
