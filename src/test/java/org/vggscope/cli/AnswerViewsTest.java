package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.picture.NumpyFile;

class AnswerViewsTest {
  private static final String PICTURE = "assets/samples/coffee.png";

  @TempDir private Path folder;

  private Outcome export(String file, String view, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("export", "--view", view, "--output", folder.resolve(file).toString()));
    words.addAll(List.of(more));
    return Outcome.of(words.toArray());
  }

  private JsonNode json(String file) throws IOException {
    return new JsonMapper().readTree(Files.readString(folder.resolve(file)));
  }

  private List<String> rows(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }

  @Test
  void pictureAnswerAndFieldsAreWritten() throws IOException {
    assertThat(export("input.npy", "picture", PICTURE).status()).isZero();
    assertThat(NumpyFile.read(folder.resolve("input.npy")).shape()).containsExactly(3, 64, 64);
    assertThat(export("classes.csv", "prediction", PICTURE).status()).isZero();
    assertThat(rows("classes.csv")).hasSize(201);
    String[] unit = {PICTURE, "--layer", "conv3_2", "--channel", "4", "--position", "3,5"};
    assertThat(export("field.json", "receptivefield.picture", unit).status()).isZero();
    assertThat(json("field.json").get("channel").asInt()).isEqualTo(4);
    assertThat(json("field.json").get("effective").get("influence"))
        .as("of 32 rows 2 lie beyond the border")
        .hasSize(30);
    String[] middle = {PICTURE, "--layer", "conv3_2"};
    assertThat(export("middle.json", "receptivefield.picture", middle).status()).isZero();
    assertThat(json("middle.json").get("y").asInt()).isEqualTo(8);
    assertThat(export("stacks.csv", "receptivefield.stacks").status()).isZero();
    assertThat(rows("stacks.csv")).hasSize(6);
    assertThat(export("layers.svg", "receptivefield.table").status()).isZero();
    assertThat(Files.readString(folder.resolve("layers.svg"))).contains("Loaded: vgg16-tiny");
  }

  /** The map is what {@code explain} writes. */
  @Test
  void evidenceIsThatOfExplain() throws IOException {
    assertThat(export("heat.npy", "evidence.heat", PICTURE, "--layer", "conv4_3").status())
        .isZero();
    Path map = folder.resolve("explained.npy");
    Outcome.of("explain", PICTURE, "--layer", "conv4_3", "--output", map);
    assertThat(Files.readAllBytes(folder.resolve("heat.npy"))).isEqualTo(Files.readAllBytes(map));
    String[] other = {PICTURE, "--method", "occlusion", "--patch", "32", "--class", "tabby"};
    assertThat(export("hidden.json", "evidence.heat", other).status()).isZero();
    assertThat(json("hidden.json").get("patch").asInt()).isEqualTo(32);
    assertThat(json("hidden.json").get("label").asText()).startsWith("tabby");
  }

  @Test
  void ablationSaysWhatIsOffAndRanksChannels() throws IOException {
    String[] off = {PICTURE, "--off", "conv5_3:1 2;conv5_1:relu"};
    assertThat(export("off.json", "evidence.ablation", off).status()).isZero();
    assertThat(json("off.json").get("off").asText()).isEqualTo("conv5_1: relu;conv5_3:1 2");
    assertThat(json("off.json").get("rows")).hasSize(200);
    String[] ranked = {PICTURE, "--rank", "--layer", "conv1_1"};
    assertThat(export("ranking.csv", "evidence.ablation", ranked).status()).isZero();
    assertThat(rows("ranking.csv")).hasSize(33);
  }

  @Test
  void patchesOfAFolderAndPreprocessingsAreWritten() throws IOException {
    String[] search = {"--folder", "assets/samples", "--layer", "conv4_3", "--channel", "6"};
    assertThat(export("patches.csv", "evidence.patches", search).status()).isZero();
    assertThat(rows("patches.csv").get(1)).startsWith("conv4_3,6,1,");
    assertThat(export("trials.json", "preprocessing", PICTURE).status()).isZero();
    assertThat(json("trials.json").get("preprocessings").size()).isGreaterThan(8);
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedInOneLine() {
    assertThat(export("a.png", "evidence.ablation", PICTURE, "--rank").err())
        .contains("--rank and --layer go together");
    assertThat(export("a.png", "evidence.ablation", PICTURE, "--off", "conv9_1:3").err())
        .contains("vgg16-tiny has no such part");
    assertThat(export("a.png", "prediction", PICTURE, "--class", "tabby").err())
        .contains("does not take --class");
    assertThat(export("a.png", "picture", PICTURE, "--steps", "5").err())
        .contains("does not take --method and its options");
    assertThat(export("a.png", "evidence.patches", "--layer", "conv1_1", "--channel", "0").err())
        .contains("needs --folder");
    assertThat(export("a.png", "evidence.heat", PICTURE, "--layer", "fc6").err())
        .contains("has no feature maps");
    assertThat(folder.toFile().list()).isEmpty();
  }
}
