package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.picture.NumpyFile;
import org.vggscope.support.AtomicFile;

class ActivationsCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "conv1_1, 32 64 64",
    "pool3, 128 8 8",
    "conv5_3, 256 4 4",
    "fc6, 1024 1 1",
    "fc8, 200 1 1"
  })
  void npyHasTheLayersShape(String layer, String shape) throws IOException {
    Path file = folder.resolve("layer.npy");
    Outcome outcome =
        Outcome.of("activations", Samples.CHELSEA, "--layer", layer, "--output", file);
    assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    assertThat(NumpyFile.read(file).shape())
        .isEqualTo(List.of(shape.split(" ")).stream().map(Integer::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource({"conv1_1", "conv4_2", "pool5", "fc7"})
  void pngIsAGridOfMaps(String layer) throws IOException {
    Path file = folder.resolve("layer.PNG");
    Outcome outcome =
        Outcome.of("activations", Samples.CHELSEA, "--layer", layer, "--output", file);
    assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat((double) image.getWidth() / image.getHeight()).isBetween(0.6, 1.7);
    // Some map has nothing, some unit much: both ends of viridis are there.
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    assertThat(pixels).contains(0xff440154, 0xfffde725);
  }

  @Test
  void aFailureLeavesTheFileThatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("layer.npy"), "before");
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
    Outcome outcome = Outcome.of("activations", text, "--layer", "fc6", "--output", file);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.errorLines()).singleElement().asString().startsWith(text + ": ");
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactlyInAnyOrder("layer.npy", "text.png");
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("layer.npy"), "before");
    Outcome outcome =
        Outcome.of("activations", Samples.CHELSEA, "--layer", "fc6", "--output", file);
    assertThat(outcome.status()).isZero();
    assertThat(names()).containsExactly("layer.npy");
    assertThat(NumpyFile.read(file).shape()).containsExactly(1024, 1, 1);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aPlaceThatIsNotThereIsNamed() {
    Outcome outcome =
        Outcome.of(
            "activations",
            Samples.CHELSEA,
            "--layer",
            "fc6",
            "--output",
            folder.resolve("no/layer.npy"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.errorLines())
        .singleElement()
        .asString()
        .contains("layer.npy: the folder", "does not exist");
  }

  @Test
  void contentThatFailsHalfwayLeavesTheFileThatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("layer.npy"), "before");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    stream -> {
                      stream.write(1);
                      throw new IOException("disk full");
                    }))
        .hasMessage(file + ": disk full");
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("layer.npy");
  }
}
