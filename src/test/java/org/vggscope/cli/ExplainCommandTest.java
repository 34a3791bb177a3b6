package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.picture.NumpyFile;

class ExplainCommandTest {
  @TempDir private Path folder;

  private static JsonNode only(Outcome outcome) {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.json()).hasSize(1);
    return outcome.json().get(0);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"grad-cam", "guided", "integrated", "occlusion"})
  void numbersHaveTheInputsSizeAndAddUpToTheReportedSum(String method) throws IOException {
    Path numpy = folder.resolve("heat.npy");
    JsonNode report =
        only(
            Outcome.of(
                "explain",
                Samples.COFFEE,
                "--method",
                method,
                "--format",
                "json",
                "--output",
                numpy));
    NumpyFile.Array array = NumpyFile.read(numpy);
    assertThat(array.shape()).containsExactly(64, 64);
    double sum = 0;
    for (float value : array.values()) {
      sum += value;
    }
    double size = Math.max(1, Math.abs(sum));
    assertThat(report.get("sum").asDouble()).isCloseTo(sum, within(1e-4 * size));
    assertThat(report.get("method").asText()).isEqualTo(method);
    assertThat(report.get("rank").asInt()).isEqualTo(1);
    assertThat(report.get("label").asText()).startsWith("espresso");
    assertThat(report.get("output").asText()).isEqualTo(numpy.toString());
  }

  @Test
  void integratedGradientsAddUpToTheLogitsDifference() {
    JsonNode report =
        only(Outcome.of("explain", Samples.COFFEE, "--method", "integrated", "--format", "json"));
    double difference = report.get("difference").asDouble();
    assertThat(report.get("complete").asBoolean()).isTrue();
    assertThat(report.get("sum").asDouble())
        .isCloseTo(difference, within(0.02 * Math.abs(difference)));
    assertThat(report.has("output")).isFalse();
  }

  @Test
  void aMapHasAlineAPixel() throws IOException {
    Path csv = folder.resolve("heat.csv");
    Path numpy = folder.resolve("heat.npy");
    for (Path file : List.of(csv, numpy)) {
      Outcome outcome =
          Outcome.of(
              "explain",
              Samples.COFFEE,
              "--layer",
              "conv4_3",
              "--class",
              "n07920052",
              "--output",
              file);
      assertThat(outcome.status()).isZero();
      assertThat(outcome.out()).contains("grad-cam at conv4_3", "espresso", "written " + file);
    }
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).hasSize(1 + 64 * 64).startsWith("y,x,value");
    float[] values = NumpyFile.read(numpy).values();
    assertThat(lines.get(1 + 64 * 9 + 30)).isEqualTo("9,30," + values[64 * 9 + 30]);
  }

  @ParameterizedTest
  @CsvSource({"grad-cam, 512, 512", "guided, 512, 512", "occlusion, 512, 512"})
  void aPictureIsLargeEnoughToLookAt(String method, int width, int height) throws IOException {
    Path png = folder.resolve("heat.png");
    Outcome outcome = Outcome.of("explain", Samples.CHELSEA, "--method", method, "--output", png);
    assertThat(outcome.status()).isZero();
    BufferedImage image = ImageIO.read(png.toFile());
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    // Some place is coloured: the picture under it is grey.
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    assertThat(count(pixels, 0, 16, 40)).isPositive();
  }

  /** Pixels with more of one colour than of another one, by where it lies in the number. */
  private static long count(int[] pixels, int less, int more, int by) {
    return Arrays.stream(pixels)
        .filter(pixel -> (pixel >> more & 0xff) > (pixel >> less & 0xff) + by)
        .count();
  }

  @Test
  void signedEvidenceIsRedForAndBlueAgainst() throws IOException {
    Path png = folder.resolve("heat.png");
    assertThat(
            Outcome.of("explain", Samples.CHELSEA, "--method", "integrated", "--output", png)
                .status())
        .isZero();
    BufferedImage image = ImageIO.read(png.toFile());
    int[] pixels = image.getRGB(0, 0, 512, 512, null, 0, 512);
    assertThat(count(pixels, 0, 16, 60)).isPositive();
    assertThat(count(pixels, 16, 0, 60)).isPositive();
  }

  @Test
  void severalPicturesHaveAFileEachAndOneThatFailsIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
    Outcome outcome =
        Outcome.of(
            "explain",
            Samples.CHELSEA,
            text,
            Samples.COFFEE,
            Samples.CHELSEA,
            "--format",
            "json",
            "--output",
            folder.resolve("heat.npy"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.errorLines()).singleElement().asString().startsWith(text + ": ");
    assertThat(outcome.json()).hasSize(4);
    assertThat(outcome.json().get(1).has("error")).isTrue();
    assertThat(names())
        .containsExactly("heat-chelsea-2.npy", "heat-chelsea.npy", "heat-coffee.npy", "text.png");
  }

  @Test
  void densePicturesAndTensorsAreExplainedToo() throws IOException {
    JsonNode dense =
        only(
            Outcome.of(
                "explain",
                Samples.COFFEE,
                "--size",
                "128",
                "--layer",
                "pool5",
                "--format",
                "json"));
    assertThat(dense.get("height").asInt()).isEqualTo(128);
    assertThat(dense.get("width").asInt()).isEqualTo(192);
    assertThat(dense.get("layerShape").toString()).isEqualTo("[4,6]");
    JsonNode tensor =
        only(
            Outcome.of(
                "explain",
                "--weights",
                Samples.network("vgg16"),
                "--tensor",
                Samples.tensor(folder, 64),
                "--class",
                "6",
                "--format",
                "json",
                "--output",
                folder.resolve("heat.png")));
    assertThat(tensor.get("preprocessing").asText()).isEqualTo("none");
    assertThat(tensor.get("index").asInt()).isEqualTo(6);
    assertThat(folder.resolve("heat.png")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"193", "n07920052", "Espresso"})
  void aClassIsNamedInSeveralWays(String name) {
    JsonNode report =
        only(Outcome.of("explain", Samples.COFFEE, "--class", name, "--format", "json"));
    assertThat(report.get("index").asInt()).isEqualTo(193);
  }
}
