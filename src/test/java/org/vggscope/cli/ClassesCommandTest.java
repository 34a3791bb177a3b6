package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.training.own.MadePictures;

class ClassesCommandTest {
  @TempDir private Path folder;

  private Path two() throws IOException {
    MadePictures.write(folder.resolve("two/red"), 0x901010, 6);
    MadePictures.write(folder.resolve("two/blue"), 0x101090, 6);
    return folder.resolve("two");
  }

  @Test
  void whatItWritesAnswersWithTheClasses() throws IOException {
    Path output = folder.resolve("own.safetensors");
    JsonNode said = Outcome.of("classes", two(), "--output", output, "--format", "json").json();
    assertThat(said.get("classes")).extracting(JsonNode::asText).containsExactly("blue", "red");
    assertThat(said.get("top1").asDouble()).isEqualTo(1);
    assertThat(said.get("layer").asText()).isEqualTo("fc7");
    assertThat(said.get("learned").asInt()).isEqualTo(10);
    JsonNode answer =
        Outcome.of(
                "classify",
                "--weights",
                output,
                folder.resolve("two/red/p00.png"),
                "--format",
                "json")
            .json()
            .get(0);
    assertThat(answer.get("predictions").get(0).get("label").asText()).isEqualTo("red");
    assertThat(answer.get("predictions")).hasSize(2);
  }

  @Test
  void brokenPicturesAreNamedAndTheRestIsLearned() throws IOException {
    Path two = two();
    Files.writeString(two.resolve("red/broken.jpg"), "none");
    Outcome outcome =
        Outcome.of(
            "classes",
            two.resolve("red"),
            two.resolve("blue"),
            "--output",
            folder.resolve("own.safetensors"));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.errorLines()).singleElement().asString().contains("broken.jpg");
    assertThat(outcome.out())
        .contains("held back  2 pictures, 2 right: 100.00 %", "skipped    1", "IS / TAKEN FOR");
  }

  @Test
  void wrongUseIsRefusedBeforeAnythingIsComputed() throws IOException {
    Path two = two();
    assertThat(Outcome.of("classes", two).errorLines())
        .singleElement()
        .asString()
        .contains("--output");
    Outcome ending = Outcome.of("classes", two, "--output", folder.resolve("own.npy"));
    assertThat(ending.status()).isEqualTo(2);
    assertThat(ending.err()).contains("ends in .safetensors");
    Outcome one =
        Outcome.of("classes", two.resolve("red"), "--output", folder.resolve("own.safetensors"));
    assertThat(one.status()).isEqualTo(1);
    assertThat(one.errorLines()).singleElement().asString().contains("two or more");
  }
}
