package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.Layer;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

class ReportCommandsTest {
  @TempDir private Path folder;

  @Test
  void modelsListsTheCatalogue() {
    Outcome text = Outcome.of("models");
    assertThat(text.status()).isZero();
    assertThat(text.out().lines()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(text.out())
        .contains("vgg16-tiny")
        .contains("138,357,544")
        .contains("not downloaded");
    JsonNode models = Outcome.of("models", "--format", "json").json();
    assertThat(models.get(0).get("id").asText()).isEqualTo("vgg16-tiny");
    assertThat(models.get(0).get("available").asBoolean()).isTrue();
    assertThat(models.findValuesAsText("id")).contains("vgg16", "vgg19");
  }

  @Test
  void inspectSaysWhatAFileHolds() {
    Outcome outcome = Outcome.of("inspect", Samples.network("vgg19"), "--format", "json");
    assertThat(outcome.status()).isZero();
    JsonNode report = outcome.json();
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly(
            "format",
            "configuration",
            "parameters",
            "inputSize",
            "classes",
            "multiplyAdds",
            "widths",
            "hidden",
            "preprocessing",
            "unread",
            "tensors");
    assertThat(report.get("preprocessing").get("assumed").asBoolean()).isTrue();
    assertThat(report.get("configuration").asText()).isEqualTo("E");
    assertThat(report.get("inputSize").asInt()).isEqualTo(96);
    assertThat(report.get("classes").asInt()).isEqualTo(6);
    assertThat(report.get("tensors")).hasSize(2 * 19);
    JsonNode tensor = report.get("tensors").get(0);
    assertThat(tensor.fieldNames())
        .toIterable()
        .containsExactly("name", "shape", "dtype", "layer", "statistics");
    assertThat(tensor.get("name").asText()).startsWith("features.0.");
    assertThat(tensor.get("layer").asText()).startsWith("conv1_1.");
    assertThat(report.get("tensors").findValuesAsText("layer"))
        .contains("fc8.bias", "conv5_4.weight");
    long numbers = 0;
    for (JsonNode entry : report.get("tensors")) {
      long count = 1;
      for (JsonNode length : entry.get("shape")) {
        count *= length.asLong();
      }
      numbers += count;
    }
    assertThat(report.get("parameters").asLong()).isEqualTo(numbers);
  }

  /** Read another way, a layer at a time. */
  @Test
  void inspectSaysWhatTheNumbersAreLike() throws IOException {
    JsonNode tensors =
        Outcome.of("inspect", Samples.network("vgg16"), "--format", "json").json().get("tensors");
    try (WeightFile file = WeightFiles.open(Samples.network("vgg16"))) {
      for (JsonNode tensor : tensors) {
        String[] name = tensor.get("layer").asText().split("\\.");
        Layer layer = file.architecture().layer(name[0]);
        boolean weight = name[1].equals("weight");
        FloatBuffer numbers =
            FloatBuffer.allocate(weight ? Math.toIntExact(layer.weightCount()) : layer.outputs());
        if (weight) {
          file.readWeights(layer.name(), 0, numbers);
        } else {
          file.readBias(layer.name(), numbers);
        }
        double[] values = IntStream.range(0, numbers.limit()).mapToDouble(numbers::get).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation =
            Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
        JsonNode statistics = tensor.get("statistics");
        assertThat(statistics.get("minimum").asDouble())
            .isEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(statistics.get("maximum").asDouble())
            .isEqualTo(Arrays.stream(values).max().orElseThrow());
        assertThat(statistics.get("mean").asDouble()).isCloseTo(mean, within(1e-9));
        assertThat(statistics.get("deviation").asDouble()).isCloseTo(deviation, within(1e-9));
        assertThat(statistics.get("notFinite").asLong()).isZero();
      }
    }
  }

  @Test
  void inspectTellsWhatIsNoNumber() {
    Path broken = Path.of("src/test/resources/fixtures/cases/features-nan.pth");
    Outcome text = Outcome.of("inspect", broken);
    assertThat(text.out()).contains("numbers that are infinite or none at all");
    JsonNode json = Outcome.of("inspect", broken, "--format", "json").json();
    assertThat(json.get("tensors").findValues("notFinite"))
        .anySatisfy(count -> assertThat(count.asLong()).isPositive());
  }

  @Test
  void inspectKnowsModelsOfTheCatalogue() {
    Outcome outcome = Outcome.of("inspect", "vgg16-tiny");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .contains("D (VGG16)")
        .contains("5,984,360")
        .contains("torchvision")
        .contains("conv5_3.weight");
  }

  @Test
  void benchmarkHasTheFieldsOfTheContract() {
    Outcome outcome = Outcome.of("benchmark", "--runs", 2, "--weights", Samples.network("vgg16"));
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    JsonNode report = outcome.json();
    assertThat(report.fieldNames())
        .toIterable()
        .contains(
            "model",
            "engine",
            "runs",
            "loadMilliseconds",
            "forwardMilliseconds",
            "layers",
            "gradientMilliseconds",
            "peakResidentBytes");
    assertThat(report.get("runs").asInt()).isEqualTo(2);
    assertThat(report.get("layers").fieldNames())
        .toIterable()
        .hasSize(21)
        .startsWith("conv1_1", "conv1_2", "pool1")
        .endsWith("fc8");
    assertThat(report.get("forwardMilliseconds").asDouble()).isPositive();
    if (Files.exists(Path.of("/proc/self/status"))) {
      assertThat(report.get("peakResidentBytes").asLong()).isGreaterThan(1 << 20);
    }
  }

  @Test
  void evaluateCountsSkipsAndNames() throws IOException {
    copy(Samples.COFFEE, "n07920052/coffee.png");
    copy(Samples.ROCKET, "n07920052/rocket.jpg");
    copy(Samples.ROCKET, "n04008634/images/rocket.jpg");
    Files.writeString(folder.resolve("n04008634/n04008634_boxes.txt"), "rocket.jpg 0 0 9 9");
    copy(Samples.CHELSEA, "tabby/chelsea.png");
    Path broken = Files.writeString(folder.resolve("n07920052/broken.jpg"), "nothing");
    Outcome outcome = Outcome.of("evaluate", folder, "--format", "json");
    assertThat(outcome.status()).isEqualTo(1);
    JsonNode report = outcome.json();
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly("model", "images", "top1", "top5", "skipped", "folders", "unknownFolders");
    assertThat(report.get("folders").asText()).isEqualTo("id");
    assertThat(report.get("unknownFolders").asInt()).isEqualTo(1);
    assertThat(report.get("images").asInt()).isEqualTo(3);
    assertThat(report.get("skipped").asInt()).isEqualTo(1);
    // Espresso is first on its picture, the missile third on its own, the rocket is no espresso.
    assertThat(report.get("top1").asDouble()).isEqualTo(1.0 / 3);
    assertThat(report.get("top5").asDouble()).isEqualTo(2.0 / 3);
    assertThat(outcome.errorLines()).hasSize(2);
    assertThat(outcome.errorLines().get(0)).contains("1 class folder").contains("tabby");
    assertThat(outcome.errorLines().get(1)).startsWith(broken.toString());
  }

  @Test
  void evaluateRefusesAFolderWithoutKnownClasses() throws IOException {
    copy(Samples.CHELSEA, "dragon/chelsea.png");
    Outcome outcome = Outcome.of("evaluate", folder);
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).singleElement().asString().contains("1 other folders");
  }

  @Test
  void evaluateReportsProgressWhenAsked() throws IOException {
    copy(Samples.COFFEE, "n07920052/coffee.png");
    Outcome outcome = Outcome.of("evaluate", folder, "--progress", "--format", "text");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).contains("1 of 1 pictures");
    assertThat(outcome.out()).contains("100.00 %");
  }

  @Test
  void foldersAreCalledByNamesOrNumbersToo() throws IOException {
    copy(Samples.COFFEE, "Espresso/coffee.png");
    copy(Samples.CHELSEA, "tabby_cat/chelsea.png");
    Outcome names = Outcome.of("evaluate", folder);
    assertThat(names.status()).isZero();
    assertThat(names.json().get("folders").asText()).isEqualTo("name");
    assertThat(names.json().get("images").asInt()).isEqualTo(2);
    assertThat(names.errorLines()).singleElement().asString().contains("names of classes");

    copy(Samples.ROCKET, "dragon/rocket.jpg");
    assertThat(Outcome.of("evaluate", folder).status()).as("a folder passed over").isEqualTo(1);
    assertThat(Outcome.of("evaluate", folder, "--folders", "id").status()).isEqualTo(2);
  }

  @Test
  void foldersWithoutMeaningAreInTheOrderOfImageFolder() throws IOException {
    Path weights = Path.of("src/test/resources/fixtures/onechannel/vgg11-grey.pth");
    for (String name : List.of("ant", "bee", "cow", "dog", "elk")) {
      copy(Samples.COFFEE, name + "/coffee.png");
    }
    Outcome outcome = Outcome.of("evaluate", folder, "--weights", weights);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.json().get("folders").asText()).isEqualTo("order");
    assertThat(outcome.json().get("images").asInt()).isEqualTo(5);
    assertThat(outcome.json().get("top1").asDouble()).isEqualTo(0.2);
    for (int i = 0; i < 5; i++) {
      Files.move(
          folder.resolve(List.of("ant", "bee", "cow", "dog", "elk").get(i)),
          folder.resolve("" + i));
    }
    assertThat(Outcome.of("evaluate", folder, "--weights", weights).json().get("folders").asText())
        .isEqualTo("index");
  }

  @Test
  void evaluateWritesAccuracyByClassConfusionAndWhatIsWrong() throws IOException {
    copy(Samples.COFFEE, "val/n07920052/coffee.png");
    copy(Samples.ROCKET, "val/n07920052/rocket.jpg");
    copy(Samples.ROCKET, "val/n04008634/rocket.jpg");
    Path val = folder.resolve("val");
    Path all = folder.resolve("all.json");
    assertThat(Outcome.of("evaluate", val, "--output", all).status()).isZero();
    JsonNode report = new ObjectMapper().readTree(all.toFile());
    assertThat(report.get("images").asInt()).isEqualTo(3);
    assertThat(report.get("classes")).hasSize(2);
    JsonNode espresso =
        report.get("classes").get(0).get("id").asText().equals("n07920052")
            ? report.get("classes").get(0)
            : report.get("classes").get(1);
    assertThat(espresso.get("label").asText()).isEqualTo("espresso");
    assertThat(espresso.get("images").asInt()).isEqualTo(2);
    assertThat(espresso.get("top1").asDouble()).isEqualTo(0.5);
    int truth = espresso.get("index").asInt();
    assertThat(report.get("confusion")).hasSize(200);
    assertThat(report.get("confusion").get(truth).get(truth).asInt()).isEqualTo(1);
    assertThat(report.get("wrong")).hasSize(2);
    assertThat(report.get("wrong").findValuesAsText("image"))
        .allMatch(image -> image.endsWith("rocket.jpg"));
    assertThat(report.get("wrong").findValues("rank")).anyMatch(rank -> rank.asInt() == 3);

    for (String table : List.of("classes", "confusion", "wrong")) {
      Path csv = folder.resolve(table + ".csv");
      assertThat(Outcome.of("evaluate", val, "--output", csv, "--table", table).status()).isZero();
      assertThat(Files.readAllLines(csv)).hasSize(table.equals("confusion") ? 4 : 3);
    }
    assertThat(Outcome.of("evaluate", val, "--output", "x.txt").status()).isEqualTo(2);
    assertThat(Outcome.of("evaluate", val, "--table", "wrong").status()).isEqualTo(2);
  }

  private void copy(Path picture, String name) throws IOException {
    Path target = folder.resolve(name);
    Files.createDirectories(target.getParent());
    Files.copy(picture, target);
  }

  @Test
  void filesThatOthersPublishAreListedWithWhatIsKnownOfThem() throws IOException {
    JsonNode files = Outcome.of("models", "--published", "--format", "json").json();
    for (JsonNode file : files) {
      assertThat(file.get("source").asText()).endsWith(file.get("file").asText());
      assertThat(file.get("checksum").isNull()).isEqualTo(file.get("checksumFrom").isNull());
    }
    assertThat(files.get(0).get("size").asLong()).isEqualTo(553_437_328L);
    assertThat(Outcome.of("models", "--published").out())
        .contains("imagenet-vgg-verydeep-16.mat")
        .contains("sha1:9116a64c0fbe4459d18f4bb6b56d647b63920377");
  }
}
