package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train}, {@code runs} and {@code evaluate} of what was trained. */
class TrainCommandTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void makePictures() throws IOException {
    data = folder.resolve("data");
    for (int i = 0; i < 24; i++) {
      for (String colour : List.of("red", "blue")) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < 1024; p++) {
          image.setRGB(p % 32, p / 32, colour.equals("red") ? 0xc00000 + p % 60 : 0xc0 + p % 60);
        }
        Path file = data.resolve(colour).resolve(i + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
      }
    }
  }

  private static Outcome run(Object... arguments) {
    return Outcome.of(arguments);
  }

  @Test
  void aNetworkIsTrainedListedMeasuredAndAsked() throws IOException {
    Path run = folder.resolve("run1");
    Outcome trained =
        run(
            "train",
            data,
            "--network",
            "alexnet",
            "--width",
            "0.07",
            "--epochs",
            "2",
            "--output",
            run,
            "--format",
            "json");
    assertThat(trained.status()).as(trained.err()).isZero();
    List<String> lines = trained.out().lines().toList();
    JsonNode start = new ObjectMapper().readTree(lines.get(0));
    assertThat(start.get("event").asText()).isEqualTo("start");
    assertThat(start.get("layers")).hasSize(8);
    JsonNode last = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    assertThat(last.get("event").asText()).isEqualTo("epoch");
    assertThat(last.get("epoch").asInt()).isEqualTo(2);
    assertThat(last.get("confusion")).hasSize(2);

    Outcome listed = run("runs", folder, "--format", "json");
    JsonNode runs = new ObjectMapper().readTree(listed.out());
    assertThat(runs).hasSize(1);
    assertThat(runs.get(0).get("epochs").asInt()).isEqualTo(2);
    assertThat(run("runs", folder).out()).contains("run1", "alexnet x 0.07", "2 of 2");

    Outcome asked =
        run(
            "classify",
            data.resolve("red/0.png"),
            "--weights",
            run.resolve("best.safetensors"),
            "--format",
            "json");
    assertThat(asked.status()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("\"label\" : \"red\"", "\"training-set\"");

    Outcome again = run("train", data, "--output", run);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("holds a training already; go on with --resume");
    assertThat(run("train", "--resume", run, "--epochs", 9).status()).isEqualTo(2);
    Outcome resumed = run("train", "--resume", run);
    assertThat(resumed.status()).isZero();
    assertThat(resumed.err()).contains("Going on after step", "All epochs are done");
  }

  @Test
  void aCheckpointIsNoNetworkAndSaysWhereThatIs() throws IOException {
    Path run = folder.resolve("run1");
    run("train", data, "--network", "alexnet", "--width", "0.07", "--epochs", 1, "--output", run);
    Path checkpoint = run.resolve("checkpoints/latest.safetensors");
    String picture = data.resolve("red/0.png").toString();
    for (Outcome refused :
        List.of(
            run("classify", picture, "--weights", checkpoint),
            run("train", data, "--start-from", checkpoint, "--output", folder.resolve("r2")))) {
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.err())
          .contains("latest.safetensors: this is a training's checkpoint", "best.safetensors")
          .hasLineCount(1);
    }
    assertThat(folder.resolve("r2")).doesNotExist();
  }

  @Test
  void ofTwoPartsTheOneIsMeasuredThatNoneLearnsFrom() throws IOException {
    Path run = folder.resolve("run1");
    run("train", data, "--network", "alexnet", "--width", "0.07", "--epochs", 1, "--output", run);
    Path parts = folder.resolve("parts");
    Files.createDirectories(parts);
    Files.move(data, parts.resolve("train"));
    Path best = run.resolve("best.safetensors");
    Outcome lacking = run("evaluate", parts, "--weights", best);
    assertThat(lacking.status()).isEqualTo(2);
    assertThat(lacking.err()).contains("a part train but none that is called test or val or");
    for (String colour : List.of("red", "blue")) {
      Path to = Files.createDirectories(parts.resolve("val").resolve(colour));
      Files.move(parts.resolve("train").resolve(colour).resolve("3.png"), to.resolve("3.png"));
    }
    Outcome measured = run("evaluate", parts, "--weights", best);
    assertThat(measured.status()).as(measured.err()).isZero();
    assertThat(measured.err()).contains("The part val is measured");
    assertThat(new ObjectMapper().readTree(measured.out()).get("images").asInt()).isEqualTo(2);
  }

  @Test
  void theRecipeIsShownAsItWouldBeTaken() throws IOException {
    Outcome shown = run("train", "--show", "--recipe", "paper", "--epochs", "5");
    JsonNode recipe = new ObjectMapper().readTree(shown.out());
    assertThat(recipe.get("batch").asInt()).isEqualTo(256);
    assertThat(recipe.get("epochs").asInt()).isEqualTo(5);
    assertThat(recipe.get("schedule").get("kind").asText()).isEqualTo("plateau");
    assertThat(recipe.get("initialisation").asText()).isEqualTo("normal:0.01");
  }

  @Test
  void thePlanIsATable() {
    Outcome plan = run("train", "--plan", "4", "--network", "vgg-d", "--width", "1");
    assertThat(plan.status()).isZero();
    assertThat(plan.out()).contains("batch of 64 on 4 devices");
    assertThat(plan.out().lines().filter(line -> line.contains("model split"))).isNotEmpty();
    assertThat(plan.out().lines().filter(line -> line.startsWith("conv1_2")).findFirst())
        .hasValueSatisfying(line -> assertThat(line).endsWith("data split"));
  }

  @Test
  void whatIsWrongIsSaidInALine() throws IOException {
    assertThat(run("train").status()).isEqualTo(2);
    Outcome nowhere = run("train", folder.resolve("none"), "--output", folder.resolve("r"));
    assertThat(nowhere.status()).isEqualTo(1);
    assertThat(nowhere.err()).contains("mnist-small or cifar10-small");
    assertThat(folder.resolve("r")).doesNotExist();
    assertThat(run("train", "--resume", folder).err()).contains("holds no training");
    Outcome wide = run("train", data, "--width", "9", "--output", folder.resolve("r"));
    assertThat(wide.err()).contains("The width is above 0");
    Outcome start = run("train", data, "--init", "zeros", "--output", folder.resolve("r"));
    assertThat(start.err()).contains("glorot or he, not 'zeros'");
    Outcome frozen = run("train", data, "--freeze", "conv9_9", "--output", folder.resolve("r2"));
    assertThat(frozen.status()).isEqualTo(1);
    assertThat(frozen.err()).contains("has no layer with weights called 'conv9_9'");
    assertThat(folder.resolve("r2")).doesNotExist();
  }
}
