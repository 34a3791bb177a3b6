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
import org.vggscope.picture.NumpyFile;

class LikesCommandTest {
  @TempDir private Path folder;

  private static Outcome likes(Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "likes";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Outcome.of(all);
  }

  @Test
  void pictureAndNumbersAreTheSamePicture() throws IOException {
    Path png = folder.resolve("six.png");
    Path npy = folder.resolve("six.npy");
    Path svg = folder.resolve("six.svg");
    JsonNode report = null;
    for (Path file : List.of(png, npy, svg)) {
      Outcome outcome =
          likes(
              "--layer",
              "conv3_3",
              "--channel",
              6,
              "--steps",
              12,
              "--seed",
              5,
              "--output",
              file,
              "--format",
              "json");
      assertThat(outcome.status()).as(outcome.err()).isZero();
      report = outcome.json();
    }
    BufferedImage image = ImageIO.read(png.toFile());
    NumpyFile.Array array = NumpyFile.read(npy);
    assertThat(array.shape()).containsExactly(3, 64, 64);
    assertThat(image.getWidth()).isEqualTo(64);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        int rgb = image.getRGB(x, y) & 0xffffff;
        for (int colour = 0; colour < 3; colour++) {
          float value = array.values()[colour * 64 * 64 + y * 64 + x];
          assertThat(rgb >> 16 - 8 * colour & 0xff).isEqualTo(Math.round(value * 255));
        }
      }
    }
    assertThat(Files.readString(svg)).contains("<svg").contains("width=\"64\"");
    assertThat(report.get("seed").asInt()).isEqualTo(5);
    assertThat(report.get("steps").asInt()).isEqualTo(12);
    assertThat(report.get("pictures").get(0).get("drive").asDouble()).isPositive();
    assertThat(report.get("pictures").get(0).get("channels").get("6").asDouble()).isEqualTo(1);
  }

  @Test
  void whatIsThereStaysUnlessForced() throws IOException {
    Path file = folder.resolve("a.png");
    Files.writeString(file, "mine");
    Object[] arguments = {"--layer", "conv1_2", "--channel", 1, "--steps", 1, "--output", file};
    Outcome refused = likes(arguments);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errorLines()).singleElement().asString().contains("give --force");
    assertThat(file).hasContent("mine");
    Object[] forced = Arrays.copyOf(arguments, arguments.length + 1);
    forced[arguments.length] = "--force";
    assertThat(likes(forced).status()).isZero();
    assertThat(ImageIO.read(file.toFile())).isNotNull();
  }

  @Test
  void aFolderGetsAFileAChannelAndDeadOnesAreNamed() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    BufferedImage black = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(black, "png", pictures.resolve("black.png").toFile());
    Path atlas = folder.resolve("atlas");
    Outcome outcome =
        likes(
            "--layer",
            "conv4_3",
            "--channels",
            "0-18,63",
            "--steps",
            16,
            "--output",
            atlas,
            "--pictures",
            pictures,
            "--format",
            "json");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    JsonNode report = outcome.json();
    assertThat(atlas.toFile().list())
        .hasSize(20)
        .contains("conv4_3-000.png", "conv4_3-018.png", "conv4_3-063.png");
    assertThat(report.get("asked").asInt()).isEqualTo(1);
    assertThat(report.get("pictures")).hasSize(20);
    assertThat(report.get("alive").asInt() + report.get("dead").size()).isEqualTo(20);
    // A black picture leaves some channels silent, and drives none as an optimised one does.
    assertThat(report.get("dead")).isNotEmpty();
    assertThat(report.get("harder").asInt()).isEqualTo(report.get("alive").asInt());
    assertThat(report.get("medianRatio").asDouble()).isGreaterThan(1);
    for (JsonNode each : report.get("pictures")) {
      double best = each.get("best").asDouble();
      if (best > 0) {
        assertThat(each.get("ratio").asDouble())
            .isCloseTo(each.get("drive").asDouble() / best, within(1e-9));
      }
    }
    Outcome text =
        likes("--layer", "conv4_3", "--channels", "0-18", "--steps", 1, "--pictures", pictures);
    assertThat(text.out()).contains("dead").contains("Dead, driven by none of them: ");
  }

  @Test
  void severalMakeASheet() throws IOException {
    Path sheet = folder.resolve("sheet.png");
    Path numbers = folder.resolve("three.npy");
    for (Path file : List.of(sheet, numbers)) {
      Outcome outcome =
          likes(
              "--layer",
              "pool1",
              "--channel",
              3,
              "--count",
              3,
              "--size",
              24,
              "--steps",
              2,
              "--output",
              file);
      assertThat(outcome.status()).as(outcome.err()).isZero();
      assertThat(outcome.out()).contains("vgg16-tiny  pool1  24 x 24 pixels, 2 steps, seed 1");
    }
    BufferedImage image = ImageIO.read(sheet.toFile());
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(50, 50);
    assertThat(NumpyFile.read(numbers).shape()).containsExactly(3, 3, 24, 24);
  }

  @Test
  void pairsUnitsAndClassesAreMade() {
    assertThat(likes("--layer", "conv3_1", "--channel", 3, "--with", 9, "--steps", 1).out())
        .contains("3+9");
    assertThat(likes("--layer", "conv3_1", "--channel", 3, "--unit", "2,5", "--steps", 1).out())
        .contains("2,5");
    assertThat(likes("--class", "teapot", "--model", "vgg19-tiny", "--steps", 1).out())
        .contains("fc8");
  }
}
