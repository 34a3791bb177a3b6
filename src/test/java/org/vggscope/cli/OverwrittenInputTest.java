package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command never writes over what it reads, by whatever name it is called. */
class OverwrittenInputTest {
  @TempDir private Path folder;
  private Path picture;
  private byte[] before;

  @BeforeEach
  void copyPicture() throws IOException {
    picture = Files.copy(Samples.COFFEE, folder.resolve("cup.png"));
    before = Files.readAllBytes(picture);
  }

  private void assertRefused(Object... arguments) throws IOException {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.status()).as("%s", List.of(arguments)).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).singleElement().asString().contains("would be overwritten");
    assertThat(Files.readAllBytes(picture)).isEqualTo(before);
  }

  private List<Path> names() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    return List.of(
        picture,
        folder.resolve("sub/../cup.png"),
        Path.of("").toAbsolutePath().relativize(picture.toAbsolutePath()),
        Files.createSymbolicLink(folder.resolve("link.png"), picture),
        Files.createLink(folder.resolve("hard.png"), picture));
  }

  @Test
  void activationsDoesNot() throws IOException {
    for (Path name : names()) {
      assertRefused("activations", picture, "--layer", "conv1_1", "--output", name);
      assertRefused("activations", name, "--layer", "conv1_1", "--output", picture);
    }
  }

  @Test
  void explainDoesNot() throws IOException {
    for (Path name : names()) {
      assertRefused("explain", picture, "--output", name);
    }
  }

  /** Of several pictures each has a file of its own, {@code heat-cup.png}. */
  @Test
  void explainDoesNotWithAnyOfSeveral() throws IOException {
    Path other = Files.copy(Samples.CHELSEA, folder.resolve("heat-cup.png"));
    byte[] content = Files.readAllBytes(other);
    assertRefused("explain", picture, other, "--output", folder.resolve("heat.png"));
    assertThat(Files.readAllBytes(other)).isEqualTo(content);
  }

  @Test
  void tensorsWeightsAndLabelsAreInputsToo() throws IOException {
    Path tensor = Samples.tensor(folder, 64);
    byte[] content = Files.readAllBytes(tensor);
    assertRefused("activations", "--tensor", tensor, "--layer", "fc6", "--output", tensor);
    assertRefused("explain", "--tensor", tensor, "--output", tensor);
    assertThat(Files.readAllBytes(tensor)).isEqualTo(content);
    Path weights =
        Files.copy(
            Path.of("src/test/resources/fixtures/weights/vgg16-python3.npy"),
            folder.resolve("vgg16.npy"));
    byte[] network = Files.readAllBytes(weights);
    assertRefused(
        "activations", picture, "--weights", weights, "--layer", "fc6", "--output", weights);
    assertRefused("explain", picture, "--weights", weights, "--output", weights);
    assertThat(Files.readAllBytes(weights)).isEqualTo(network);
    Path labels = Files.writeString(folder.resolve("labels.csv"), "a\n".repeat(200));
    assertRefused("explain", picture, "--labels", labels, "--output", labels);
    assertThat(labels).hasContent("a\n".repeat(200));
  }

  @Test
  void convertDoesNot() throws IOException {
    Path weights = Files.copy(Samples.network("vgg16"), folder.resolve("net.safetensors"));
    byte[] content = Files.readAllBytes(weights);
    Path link = Files.createSymbolicLink(folder.resolve("link.safetensors"), weights);
    assertRefused("convert", weights, weights);
    assertRefused("convert", weights, link);
    assertThat(Files.readAllBytes(weights)).isEqualTo(content);
  }
}
