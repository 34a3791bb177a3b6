package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {
  @TempDir private Path folder;

  private static JsonNode classified(String model, Path image) {
    return Outcome.of("classify", "--model", model, "--top", 200, "--format", "json", image)
        .json()
        .get(0)
        .get("predictions");
  }

  private static JsonNode ofIndex(JsonNode predictions, int index) {
    for (JsonNode prediction : predictions) {
      if (prediction.get("index").asInt() == index) {
        return prediction;
      }
    }
    throw new AssertionError("no class " + index);
  }

  @Test
  void bothNetworksSayWhatTheySayAlone() {
    Outcome outcome = Outcome.of("compare", "--format", "json", Samples.CHELSEA);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    JsonNode comparison = outcome.json().get("comparisons").get(0);
    assertThat(comparison.get("first").get("model").asText()).isEqualTo("vgg16-tiny");
    assertThat(comparison.get("second").get("model").asText()).isEqualTo("vgg19-tiny");
    JsonNode vgg16 = classified("vgg16-tiny", Samples.CHELSEA);
    JsonNode vgg19 = classified("vgg19-tiny", Samples.CHELSEA);
    assertThat(comparison.get("sameFirst").asBoolean())
        .isEqualTo(vgg16.get(0).get("index").asInt() == vgg19.get(0).get("index").asInt());
    double distance = 0;
    for (JsonNode prediction : vgg16) {
      JsonNode other = ofIndex(vgg19, prediction.get("index").asInt());
      distance +=
          Math.abs(prediction.get("probability").asDouble() - other.get("probability").asDouble())
              / 2;
    }
    assertThat(comparison.get("distance").asDouble()).isCloseTo(distance, within(1e-5));
    assertThat(comparison.get("classes")).hasSizeBetween(5, 10);
    for (JsonNode row : comparison.get("classes")) {
      JsonNode first = ofIndex(vgg16, row.get("first").get("index").asInt());
      JsonNode second = ofIndex(vgg19, row.get("first").get("index").asInt());
      assertThat(row.get("id").asText()).isEqualTo(first.get("id").asText());
      assertThat(row.get("first").get("rank").asInt()).isEqualTo(first.get("rank").asInt());
      assertThat(row.get("second").get("rank").asInt()).isEqualTo(second.get("rank").asInt());
      assertThat(row.get("second").get("probability").asDouble())
          .isCloseTo(second.get("probability").asDouble(), within(1e-5));
      assertThat(row.get("rankChange").asInt())
          .isEqualTo(second.get("rank").asInt() - first.get("rank").asInt());
      assertThat(Math.min(first.get("rank").asInt(), second.get("rank").asInt()))
          .isLessThanOrEqualTo(5);
    }
  }

  @Test
  void theBlocksAddUpToTheNetworks() {
    Outcome outcome = Outcome.of("compare", "--format", "json", Samples.COFFEE);
    JsonNode comparison = outcome.json().get("comparisons").get(0);
    for (String side : List.of("first", "second")) {
      JsonNode network = comparison.get(side);
      assertThat(network.get("blocks")).hasSize(6);
      for (String number : List.of("parameters", "multiplyAdds", "activationBytes")) {
        long sum = 0;
        for (JsonNode block : network.get("blocks")) {
          sum += block.get(number).asLong();
        }
        assertThat(network.get("total").get(number).asLong()).isEqualTo(sum);
      }
      for (JsonNode block : network.get("blocks")) {
        assertThat(block.get("milliseconds").asDouble()).isPositive();
      }
    }
    assertThat(comparison.get("first").get("total").get("parameters").asLong())
        .isEqualTo(5_984_360);
    assertThat(comparison.get("second").get("blocks").get(2).get("layers").get(3).asText())
        .isEqualTo("conv3_4");
    assertThat(comparison.has("likeness")).isFalse();
  }

  @Test
  void likenessHasARowForEachLayerWithPositions() {
    Outcome outcome = Outcome.of("compare", "--cka", "--format", "json", Samples.COFFEE);
    JsonNode likeness = outcome.json().get("comparisons").get(0).get("likeness");
    assertThat(likeness.get("rows")).hasSize(18);
    assertThat(likeness.get("columns")).hasSize(21);
    assertThat(likeness.get("values")).hasSize(18).allMatch(row -> row.size() == 21);
    assertThat(likeness.get("positions").get(0).get(0).asInt()).isEqualTo(64 * 64);
    assertThat(likeness.get("positions").get(0).get(20).asInt()).isEqualTo(4);
  }

  @Test
  void networksWithOtherClassesAreComparedToo() {
    Outcome outcome =
        Outcome.of(
            "compare",
            "--format",
            "json",
            "--weights",
            Samples.network("vgg16"),
            "--with-weights",
            Samples.network("vgg19"),
            Samples.COFFEE);
    assertThat(outcome.status()).isZero();
    JsonNode comparison = outcome.json().get("comparisons").get(0);
    assertThat(comparison.get("sameFirst").asBoolean()).isFalse();
    assertThat(comparison.get("distance").asDouble()).isCloseTo(1, within(1e-9));
    // Seven numbered classes on one side and six on the other: none is another one's partner.
    assertThat(comparison.get("classes"))
        .allMatch(row -> row.get("first").isNull() != row.get("second").isNull())
        .noneMatch(row -> row.has("rankChange"));
  }

  @Test
  void timesOfBothAreMeasuredWhenThatIsAskedFor() {
    JsonNode json = Outcome.of("compare", "--runs", 2, "--format", "json", Samples.COFFEE).json();
    JsonNode timing = json.get("timing");
    assertThat(timing.get("runs").asInt()).isEqualTo(2);
    assertThat(timing.get("togetherToSum").asDouble())
        .isCloseTo(
            timing.get("togetherMilliseconds").asDouble()
                / (timing.get("firstMilliseconds").asDouble()
                    + timing.get("secondMilliseconds").asDouble()),
            within(1e-3));
    assertThat(json.has("peakResidentBytes")).isTrue();
  }

  @Test
  void csvIsTheTableThatIsAskedFor() {
    String answers = Outcome.of("compare", "--format", "csv", Samples.COFFEE, Samples.ROCKET).out();
    assertThat(answers.lines().filter(line -> line.startsWith("image,"))).hasSize(1);
    assertThat(answers).contains("espresso", "rocket.jpg");
    String blocks = Outcome.of("compare", "--format", "csv", "--blocks", Samples.COFFEE).out();
    assertThat(blocks.lines()).hasSize(1 + 2 * 7);
    String likeness = Outcome.of("compare", "--format", "csv", "--cka", Samples.COFFEE).out();
    assertThat(likeness.lines()).hasSize(1 + 18 * 21);
    assertThat(likeness.lines().skip(1).findFirst().orElseThrow())
        .contains("vgg16-tiny,vgg19-tiny,conv1_1,conv1_1,4096,");
  }

  @Test
  void textNamesBothAndTheDifference() {
    Outcome outcome = Outcome.of("compare", "--cka", Samples.COFFEE);
    assertThat(outcome.out())
        .contains("espresso", "the same class first", "multiply-adds", "linear CKA", "c3_4");
  }

  @Test
  void aFolderIsCountedAndThoseThatDifferComeFirst() throws IOException {
    Files.copy(Samples.COFFEE, folder.resolve("coffee.png"));
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.copy(Samples.CHELSEA, inner.resolve("chelsea.png"));
    Files.copy(Samples.ROCKET, inner.resolve("rocket.jpg"));
    Files.writeString(inner.resolve("broken.jpg"), "no picture");
    Files.writeString(folder.resolve("notes.txt"), "no picture either");
    Outcome outcome = Outcome.of("compare", "--format", "json", folder);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.errorLines()).hasSize(1);
    assertThat(outcome.errorLines().get(0)).contains("broken.jpg");
    JsonNode json = outcome.json();
    assertThat(json.get("images").asInt()).isEqualTo(3);
    assertThat(json.get("skipped").asInt()).isEqualTo(1);
    int same = 0;
    boolean sameBefore = false;
    double before = 2;
    for (JsonNode picture : json.get("pictures")) {
      boolean sameFirst = picture.get("sameFirst").asBoolean();
      same += sameFirst ? 1 : 0;
      assertThat(sameBefore && !sameFirst).isFalse();
      double distance = picture.get("distance").asDouble();
      assertThat(distance).isLessThanOrEqualTo(sameFirst == sameBefore ? before : 1);
      sameBefore = sameFirst;
      before = distance;
      JsonNode alone =
          Outcome.of("compare", "--format", "json", picture.get("image").asText())
              .json()
              .get("comparisons")
              .get(0);
      assertThat(distance).isCloseTo(alone.get("distance").asDouble(), within(1e-4));
      assertThat(sameFirst).isEqualTo(alone.get("sameFirst").asBoolean());
    }
    assertThat(json.get("sameFirst").asInt()).isEqualTo(same);
    assertThat(json.get("agreement").asDouble()).isCloseTo(same / 3.0, within(1e-9));
    assertThat(Outcome.of("compare", "--format", "csv", folder).out().lines()).hasSize(4);
    assertThat(Outcome.of("compare", folder).out())
        .contains("pictures       3", "skipped        1");
  }

  @Test
  void aPictureThatFailsLeavesTheOthers() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
    Outcome outcome = Outcome.of("compare", "--format", "json", text, Samples.COFFEE);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.json().get("comparisons").get(0).get("error").asText()).isNotEmpty();
    assertThat(outcome.json().get("comparisons").get(1).has("classes")).isTrue();
    assertThat(outcome.errorLines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compare",
        "compare --with vgg19-tiny --with-weights a.pth a.png",
        "compare --with nothing a.png",
        "compare --cka assets",
        "compare assets a.png",
        "compare --cka --blocks --format csv a.png",
        "compare --runs 3 a.png",
        "compare --size 32 a.png",
        "compare --top 0 a.png"
      })
  void wrongUsageIsOneLine(String line) {
    Outcome outcome = Outcome.of((Object[]) line.split(" "));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.errorLines()).hasSize(1);
    assertThat(outcome.out()).isEmpty();
  }

  private static final Path STATES = Path.of("src/test/resources/fixtures/states");

  private static Outcome differences(Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "compare",
                "--differences",
                "--weights",
                STATES.resolve("several.pth"),
                "--with-weights",
                STATES.resolve("several.pth"),
                "--with-state",
                "model_ema"));
    all.addAll(List.of(more));
    return Outcome.of(all.toArray());
  }

  @Test
  void statesOfOneFileDifferAsPyTorchSays() throws IOException {
    Outcome outcome = differences("--format", "json");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.errorLines()).anyMatch(line -> line.contains("model was taken"));
    assertThat(outcome.errorLines()).anyMatch(line -> line.contains("model_ema was taken"));
    JsonNode wanted = new ObjectMapper().readTree(STATES.resolve("differences.json").toFile());
    JsonNode found = outcome.json().get("differences");
    assertThat(found).hasSize(11);
    double before = Double.POSITIVE_INFINITY;
    for (JsonNode layer : found) {
      JsonNode reference = wanted.get(layer.get("layer").asText());
      double relative = layer.get("relative").asDouble();
      assertThat(relative).isCloseTo(reference.get("relative").asDouble(), within(1e-9));
      assertThat(layer.get("largest").asDouble())
          .isCloseTo(reference.get("largest").asDouble(), within(1e-9));
      assertThat(layer.get("cosine").asDouble())
          .isCloseTo(reference.get("cosine").asDouble(), within(1e-9));
      assertThat(layer.get("changed").asLong()).isEqualTo(reference.get("changed").asLong());
      assertThat(relative).isLessThanOrEqualTo(before);
      before = relative;
    }
    assertThat(found.get(10).get("layer").asText()).isEqualTo("conv1_1");
    assertThat(differences().out()).contains("conv1_1").contains("0.0000 %");
    assertThat(differences("--format", "csv").out()).startsWith("layer,relative,largest");
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(Outcome.of("compare", "--differences", "--with", "vgg19-tiny").errorLines())
        .singleElement()
        .asString()
        .contains("the layers are not the same");
    assertThat(
            Outcome.of(
                    "classify",
                    "--weights",
                    STATES.resolve("several.pth"),
                    "--state",
                    "best",
                    Samples.COFFEE)
                .errorLines())
        .singleElement()
        .asString()
        .contains("holds no state 'best'")
        .contains("model, model_ema");
    assertThat(Outcome.of("compare").status()).isEqualTo(2);
    assertThat(Outcome.of("compare", Samples.COFFEE, "--differences").status()).isEqualTo(2);
  }

  @Test
  void bothNetworksCanBeGivenAnotherPreprocessing() {
    JsonNode right = Outcome.of("compare", Samples.COFFEE, "--format", "json").json();
    JsonNode wrong =
        Outcome.of("compare", Samples.COFFEE, "--format", "json", "--preprocessing", "caffe")
            .json();
    assertThat(wrong.findValuesAsText("logit")).isNotEqualTo(right.findValuesAsText("logit"));
    assertThat(Outcome.of("compare", Samples.COFFEE, "--preprocessing", "none").status())
        .isEqualTo(2);
  }

  @Test
  void aNetworkComparedWithItselfIsSaid() {
    Outcome outcome = Outcome.of("compare", Samples.COFFEE, "--with", "vgg16-tiny");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.errorLines())
        .singleElement()
        .asString()
        .contains("vgg16-tiny is compared with itself");
  }

  @Test
  void twoFilesOfOneNameAreToldApart(@TempDir Path runs) throws IOException {
    for (String run : List.of("runA", "runB")) {
      Files.createDirectories(runs.resolve(run));
      Files.copy(Samples.network("vgg16"), runs.resolve(run).resolve("last.pt"));
    }
    JsonNode comparison =
        Outcome.of(
                "compare",
                Samples.COFFEE,
                "--format",
                "json",
                "--weights",
                runs.resolve("runA/last.pt"),
                "--with-weights",
                runs.resolve("runB/last.pt"))
            .json();
    assertThat(comparison.findValuesAsText("model")).contains("runA/last.pt", "runB/last.pt");
  }
}
