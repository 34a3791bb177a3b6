package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

  @Test
  void allLayersOfManyPicturesAreFilesInAFolder() throws IOException {
    Path target = folder.resolve("features");
    Outcome outcome =
        Outcome.of(
            "activations",
            Samples.COFFEE.getParent() + "/*.png",
            folder.resolve("gone.png"),
            "--layer",
            "all",
            "--output",
            target);
    assertThat(outcome.status()).as("one picture is not there").isEqualTo(1);
    assertThat(outcome.errorLines()).singleElement().asString().contains("no such file");
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("chelsea.npz", "coffee.npz");
    }
    try (ZipFile zip = new ZipFile(target.resolve("coffee.npz").toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .hasSize(21)
          .startsWith("conv1_1.npy", "conv1_2.npy", "pool1.npy")
          .endsWith("fc8.npy");
      Path one = folder.resolve("one.npy");
      assertThat(
              Outcome.of("activations", Samples.COFFEE, "--layer", "pool4", "--output", one)
                  .status())
          .isZero();
      assertThat(zip.getInputStream(zip.getEntry("pool4.npy")).readAllBytes())
          .isEqualTo(Files.readAllBytes(one));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "features.0, conv1_1",
    "features.12, conv3_2",
    "features.13, conv3_2",
    "features.30, pool5",
    "classifier.0, fc6",
    "classifier.4, fc7",
    "classifier.6, fc8"
  })
  void torchvisionsNamesAreTaken(String theirs, String ours) throws IOException {
    Path one = folder.resolve("one.npy");
    Path other = folder.resolve("other.npy");
    assertThat(
            Outcome.of("activations", Samples.COFFEE, "--layer", theirs, "--output", one).status())
        .isZero();
    assertThat(
            Outcome.of("activations", Samples.COFFEE, "--layer", ours, "--output", other).status())
        .isZero();
    assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(other));
  }

  @Test
  void severalLayersOrPicturesNeedRoom() {
    String file = folder.resolve("x.npy").toString();
    assertThat(
            Outcome.of("activations", Samples.COFFEE, "--layer", "all", "--output", file).status())
        .isEqualTo(2);
    assertThat(
            Outcome.of(
                    "activations",
                    Samples.COFFEE,
                    Samples.CHELSEA,
                    "--layer",
                    "fc8",
                    "--output",
                    file)
                .status())
        .isEqualTo(2);
    assertThat(
            Outcome.of("activations", Samples.COFFEE, "--layer", "features.99", "--output", file)
                .errorLines())
        .singleElement()
        .asString()
        .contains("has no layer 'features.99'");
  }
}
