package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
  @TempDir private Path folder;

  @Test
  void jsonHasTheFieldsOfTheContract() {
    Outcome outcome = Outcome.of("classify", Samples.CHELSEA, "--format", "json", "--top", 3);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    JsonNode results = outcome.json();
    assertThat(results).hasSize(1);
    assertThat(results.get(0).fieldNames())
        .toIterable()
        .containsExactly("image", "model", "preprocessing", "milliseconds", "predictions");
    assertThat(results.get(0).get("image").asText()).isEqualTo(Samples.CHELSEA.toString());
    assertThat(results.get(0).get("model").asText()).isEqualTo("vgg16-tiny");
    assertThat(results.get(0).get("preprocessing").asText()).isEqualTo("torchvision");
    assertThat(results.get(0).get("milliseconds").asDouble()).isPositive();
    assertThat(results.get(0).get("predictions")).hasSize(3);
    for (JsonNode prediction : results.get(0).get("predictions")) {
      assertThat(prediction.fieldNames())
          .toIterable()
          .containsExactly("rank", "index", "id", "label", "logit", "probability");
    }
  }

  @Test
  void picturesThatFailStandAmongTheOthers() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
    Path gone = folder.resolve("gone.jpg");
    Outcome outcome =
        Outcome.of("classify", "--format", "json", text, Samples.COFFEE, gone, Samples.CHELSEA);
    assertThat(outcome.status()).isEqualTo(1);
    JsonNode results = outcome.json();
    assertThat(results).hasSize(4);
    assertThat(results.get(0).fieldNames())
        .toIterable()
        .containsExactly("image", "model", "preprocessing", "milliseconds", "error");
    assertThat(results.get(0).get("error").asText()).contains("not a picture");
    assertThat(results.get(1).get("predictions")).hasSize(5);
    assertThat(results.get(2).get("error").asText()).contains("no such file");
    assertThat(results.get(3).get("predictions")).hasSize(5);
    assertThat(outcome.errorLines()).hasSize(2);
    assertThat(outcome.errorLines().get(0)).startsWith(text + ": ");
    assertThat(outcome.errorLines().get(1)).startsWith(gone + ": ");
  }

  @Test
  void whenAllPicturesFailTheArrayIsStillWhole() {
    Outcome outcome = Outcome.of("classify", "--format", "json", folder);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.json()).hasSize(1);
    assertThat(outcome.json().get(0).has("predictions")).isFalse();
  }

  @Test
  void csvIsQuotedWhereItMustBe() throws IOException {
    Path odd = Files.copy(Samples.ROCKET, folder.resolve("a \"b\", c.jpg"));
    Path gone = folder.resolve("gone.jpg");
    Outcome outcome = Outcome.of("classify", "--format", "csv", "--top", 2, odd, gone);
    assertThat(outcome.status()).isEqualTo(1);
    List<List<String>> rows = csv(outcome.out());
    assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row).hasSize(11));
    assertThat(rows.get(0))
        .startsWith("image", "model", "preprocessing")
        .endsWith("logit", "probability", "error");
    assertThat(rows.get(1).get(0)).isEqualTo(odd.toString());
    assertThat(rows.get(1).get(4)).isEqualTo("1");
    assertThat(rows.get(2).get(7))
        .isEqualTo(Samples.answer(Samples.ROCKET, 2).get("label").asText());
    assertThat(outcome.out()).contains("\"\"b\"\"");
    assertThat(rows.get(3).subList(4, 10)).containsOnly("");
    assertThat(rows.get(3).get(10)).contains("no such file");
  }

  /** As RFC 4180 has it. */
  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || c != ',' && c != '\r' && c != '\n') {
        field.append(c);
      } else if (c == ',' || c == '\n') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      }
    }
    assertThat(quoted || !row.isEmpty()).isFalse();
    return rows;
  }

  @Test
  void numbersAreWrittenTheSameInEveryLanguage() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      Outcome outcome = Outcome.of("classify", Samples.COFFEE, "--top", 1);
      assertThat(outcome.out())
          .contains(
              Samples.percent(Samples.answer(Samples.COFFEE, 1).get("probability").asDouble()))
          .contains("espresso");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aTensorAndPicturesMayComeTogether() throws IOException {
    Path tensor = Samples.tensor(folder, 64);
    Outcome outcome =
        Outcome.of("classify", "--tensor", tensor, Samples.CHELSEA, "--format", "json");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.json()).hasSize(2);
    assertThat(outcome.json().get(0).get("image").asText()).isEqualTo(tensor.toString());
    assertThat(outcome.json().get(0).get("preprocessing").asText()).isEqualTo("none");
    assertThat(outcome.json().get(1).get("preprocessing").asText()).isEqualTo("torchvision");
  }

  @Test
  void aTensorThatIsTooSmallFailsInOneLine() throws IOException {
    Outcome outcome = Outcome.of("classify", "--tensor", Samples.tensor(folder, 32));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines())
        .singleElement()
        .asString()
        .contains("(3, 32, 32) is too small");
  }

  @Test
  void aLargerInputIsEvaluatedDensely() {
    Outcome trained = Outcome.of("classify", Samples.COFFEE, "--format", "json");
    Outcome dense = Outcome.of("classify", Samples.COFFEE, "--size", 128, "--format", "json");
    assertThat(dense.status()).isZero();
    assertThat(dense.json().get(0).get("predictions"))
        .isNotEqualTo(trained.json().get(0).get("predictions"));
  }

  @Test
  void averagedLooksHaveProbabilitiesButNoLogit() throws IOException {
    Path tensor = Samples.tensor(folder, 64);
    String[] line = {"classify", "--evaluation", "ten-crop", "--top", "1", "--tensor"};
    Object[] arguments = Stream.concat(Stream.of(line), Stream.of(tensor)).toArray();
    Outcome json = Outcome.of(with(arguments, Samples.COFFEE, "--format", "json"));
    assertThat(json.status()).isZero();
    assertThat(json.json().get(0).has("evaluation")).isFalse();
    assertThat(json.json().get(0).get("predictions").get(0).get("logit").isNumber()).isTrue();
    assertThat(json.json().get(1).get("evaluation").asText()).isEqualTo("ten-crop");
    JsonNode first = json.json().get(1).get("predictions").get(0);
    assertThat(first.get("logit").isNull()).isTrue();
    assertThat(first.get("label").asText()).startsWith("espresso");
    List<List<String>> rows =
        csv(Outcome.of(with(arguments, Samples.COFFEE, "--format", "csv")).out());
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(12));
    assertThat(rows.get(0).get(11)).isEqualTo("evaluation");
    assertThat(rows.get(2).get(8)).isEmpty();
    assertThat(rows.get(2).get(11)).isEqualTo("ten-crop");
    assertThat(Outcome.of(with(arguments, Samples.COFFEE)).out())
        .contains("evaluation ten-crop")
        .contains(
            Samples.percent(Samples.probability("ten-crop", first.get("index").asInt()))
                + "    n07920052  espresso");
  }

  private static Object[] with(Object[] arguments, Object... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
  }

  @Test
  void aSizeMovesTheScalesOfAnEvaluation() {
    String wanted = "--evaluation dense --format json --size ";
    List<JsonNode> found = new ArrayList<>();
    for (int size : new int[] {64, 96}) {
      Object[] arguments = ("classify " + Samples.COFFEE + " " + wanted + size).split(" ");
      found.add(Outcome.of(arguments).json().get(0).get("predictions"));
    }
    Outcome usual =
        Outcome.of("classify", Samples.COFFEE, "--evaluation", "dense", "--format", "json");
    assertThat(usual.json().get(0).get("predictions")).isEqualTo(found.get(0));
    assertThat(found.get(1)).isNotEqualTo(found.get(0));
  }

  @Test
  void anotherPreprocessingChangesTheAnswerAndIsNamed() {
    Outcome outcome =
        Outcome.of("classify", Samples.COFFEE, "--preprocessing", "caffe", "--format", "json");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.json().get(0).get("preprocessing").asText()).isEqualTo("caffe");
  }

  @Test
  void labelsComeFromAFile() throws IOException {
    Path tensor = Samples.tensor(folder, 64);
    Path labels =
        Files.writeString(folder.resolve("l.tsv"), "n1\tzero\nn2\tone\n\ntwo\n3\n4\n5\nn7\tsix, 6");
    Object[] arguments = {
      "classify",
      "--weights",
      Samples.network("vgg16"),
      "--tensor",
      tensor,
      "--labels",
      labels,
      "--format",
      "json"
    };
    JsonNode first = Outcome.of(arguments).json().get(0).get("predictions").get(1);
    assertThat(first.get("label").asText()).isEqualTo("zero");
    assertThat(first.get("id").asText()).isEqualTo("n1");
    Files.writeString(labels, "n1\tzero\n");
    Outcome wrong = Outcome.of(arguments);
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.errorLines()).singleElement().asString().contains("names 1 classes");
  }

  private List<String> images(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("classify", "--format", "json", "--top", 1));
    all.addAll(List.of(arguments));
    List<String> images = new ArrayList<>();
    Outcome.of(all.toArray()).json().forEach(node -> images.add(node.get("image").asText()));
    return images;
  }

  @Test
  void picturesComeFromFoldersPatternsAndLists() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("a/b"));
    Files.copy(Samples.COFFEE, folder.resolve("a/coffee.png"));
    Files.copy(Samples.ROCKET, inside.resolve("rocket.jpg"));
    Files.writeString(inside.resolve("notes.txt"), "no picture");
    String a = folder.resolve("a").toString();
    assertThat(images(a)).containsExactly(a + "/b/rocket.jpg", a + "/coffee.png");
    assertThat(images(a + "/*.png")).containsExactly(a + "/coffee.png");
    assertThat(images(a + "/**.{png,jpg}")).containsExactly(a + "/b/rocket.jpg", a + "/coffee.png");
    Path list =
        Files.writeString(folder.resolve("list"), a + "/coffee.png\n\n" + Samples.CHELSEA + "\n");
    assertThat(images("@" + list)).containsExactly(a + "/coffee.png", Samples.CHELSEA.toString());
    assertThat(images(a + "/*.gif")).as("nothing matches").containsExactly(a + "/*.gif");
    assertThat(Outcome.of("classify", "@" + folder.resolve("none")).errorLines())
        .singleElement()
        .asString()
        .contains("no such list");
  }

  @Test
  void eachLineIsAnObjectAndQuietIsQuiet() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.png"), "nothing");
    Outcome outcome =
        Outcome.of("classify", "--quiet", "--format", "jsonl", Samples.COFFEE, broken);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).isEmpty();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.get("predictions").get(0).get("label").asText()).isEqualTo("espresso");
    assertThat(new ObjectMapper().readTree(lines.get(1)).get("error").asText())
        .contains("not a picture");
  }

  @Test
  void aPictureComesFromStandardInput() throws IOException {
    InputStream before = System.in;
    try (InputStream picture = Files.newInputStream(Samples.COFFEE)) {
      System.setIn(picture);
      JsonNode result = Outcome.of("classify", "--format", "json", "-").json().get(0);
      assertThat(result.get("predictions").get(0).get("label").asText()).isEqualTo("espresso");
    } finally {
      System.setIn(before);
    }
  }

  /** What torchvision's values give when they are spelled out, and what a file keeps of them. */
  @Test
  void anOwnPreprocessingIsSpelledOutAndKept() throws IOException {
    List<Object> values =
        List.of(
            "--mean",
            "0.485,0.456,0.406",
            "--deviation",
            "0.229,0.224,0.225",
            "--range",
            "1",
            "--order",
            "rgb",
            "--resize",
            "shorter_side",
            "--resize-to",
            "64",
            "--crop",
            "64");
    JsonNode plain = Outcome.of("classify", Samples.COFFEE, "--format", "json").json().get(0);
    List<Object> spelled = new ArrayList<>(List.of("classify", Samples.COFFEE, "--format", "json"));
    spelled.addAll(values);
    spelled.addAll(List.of("--preprocessing", "torchvision"));
    JsonNode own = Outcome.of(spelled.toArray()).json().get(0);
    assertThat(own.get("preprocessing").asText()).isEqualTo("own");
    assertThat(own.get("predictions")).isEqualTo(plain.get("predictions"));

    Path file = folder.resolve("half.safetensors");
    List<Object> convert = new ArrayList<>(List.of("convert", "vgg16-tiny", file));
    convert.addAll(List.of("--mean", "0.5,0.5,0.5", "--deviation", "0.5,0.5,0.5"));
    assertThat(Outcome.of(convert.toArray()).status()).isZero();
    assertThat(Outcome.of("inspect", file).out())
        .contains("own: shorter side 64, centre crop 64 × 64 · RGB 0–1 · mean 0.500, 0.500, 0.500")
        .doesNotContain("assumed");
    JsonNode kept =
        Outcome.of("classify", Samples.COFFEE, "--weights", file, "--format", "json").json().get(0);
    JsonNode given =
        Outcome.of(
                "classify",
                Samples.COFFEE,
                "--format",
                "json",
                "--mean",
                "0.5,0.5,0.5",
                "--deviation",
                "0.5,0.5,0.5")
            .json()
            .get(0);
    assertThat(kept.get("predictions").findValuesAsText("logit"))
        .isEqualTo(given.get("predictions").findValuesAsText("logit"))
        .isNotEqualTo(plain.get("predictions").findValuesAsText("logit"));
    assertThat(Outcome.of("classify", Samples.COFFEE, "--mean", "0.5").status()).isEqualTo(2);
    assertThat(Outcome.of("classify", Samples.COFFEE, "--order", "grey").status()).isEqualTo(2);
  }

  @Test
  void anAddressOfAFileIsAsGoodAsItsPath() throws IOException {
    String address = Samples.COFFEE.toAbsolutePath().toUri().toString();
    Outcome outcome = Outcome.of("classify", "--format", "json", address);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("espresso");
  }
}
