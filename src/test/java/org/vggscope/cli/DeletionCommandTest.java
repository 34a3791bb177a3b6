package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionCommandTest {
  private static final Path PICTURES = Path.of("..", "shared/data/tiny-imagenet-val-a.zip");

  /** Every so manieth of the 5,000 pictures is measured. */
  private static final int EVERY = 250;

  @TempDir private Path folder;

  @Test
  void csvHasALineForEachPictureAndMethodAndJsonTheirMeans() throws IOException {
    Files.copy(Samples.COFFEE, folder.resolve("coffee.png"));
    Files.copy(Samples.ROCKET, folder.resolve("rocket.jpg"));
    Files.writeString(folder.resolve("text.png"), "not a picture");
    Object[] arguments = {
      "deletion",
      folder,
      "--method",
      "grad-cam,guided",
      "--deletions",
      "12",
      "--orders",
      "2",
      "--format"
    };
    Outcome csv = Outcome.of(with(arguments, "csv"));
    Outcome json = Outcome.of(with(arguments, "json"));
    Outcome text = Outcome.of(with(arguments, "text"));
    for (Outcome outcome : List.of(csv, json, text)) {
      assertThat(outcome.status()).isEqualTo(1);
      assertThat(outcome.errorLines()).singleElement().asString().contains("text.png: ");
    }
    List<String> lines = csv.out().lines().toList();
    assertThat(lines).hasSize(5).startsWith("image,index,method,evidence,random,squares");
    double evidence = 0;
    double chance = 0;
    double squares = 0;
    for (String line : lines) {
      String[] fields = line.split(",");
      if (fields[2].equals("grad-cam")) {
        evidence += Double.parseDouble(fields[3]) / 2;
        chance += Double.parseDouble(fields[4]) / 2;
        squares += Double.parseDouble(fields[5]) / 2;
      }
    }
    JsonNode report = json.json();
    assertThat(report.get("images").asInt()).isEqualTo(2);
    assertThat(report.get("skipped").asInt()).isEqualTo(1);
    JsonNode gradCam = report.get("methods").get("grad-cam");
    assertThat(gradCam.get("evidence").asDouble()).isCloseTo(evidence, within(1e-6));
    assertThat(gradCam.get("random").asDouble()).isCloseTo(chance, within(1e-6));
    assertThat(gradCam.get("squares").asDouble()).isCloseTo(squares, within(1e-6));
    assertThat(gradCam.get("better").asDouble()).isIn(0.0, 0.5, 1.0);
    assertThat(report.get("methods")).hasSize(2);
    assertThat(text.out()).contains("2 pictures, 1 skipped", "grad-cam", "guided");
  }

  private static Object[] with(Object[] arguments, String last) {
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  @Test
  void someOfManyPicturesAreTakenEvenly() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.copy(Samples.COFFEE, folder.resolve(i + ".png"));
    }
    Outcome outcome =
        Outcome.of(
            "deletion",
            folder,
            "--pictures",
            "2",
            "--method",
            "guided",
            "--deletions",
            "2",
            "--orders",
            "1",
            "--format",
            "csv");
    assertThat(outcome.out().lines().skip(1).map(line -> line.split(",")[0]))
        .containsExactly(folder.resolve("0.png").toString(), folder.resolve("2.png").toString());
  }

  /**
   * On validation pictures, which are too many for the repository: without them the test is passed
   * over. Of integrated gradients, whose evidence is as fine as the pixels that are deleted.
   */
  @Test
  void onValidationPicturesEvidenceBeatsChance() throws IOException {
    assumeThat(PICTURES)
        .as("the validation pictures; without them evidence is not measured")
        .exists();
    try (ZipFile zip = new ZipFile(PICTURES.toFile())) {
      List<? extends ZipEntry> pictures =
          zip.stream().filter(entry -> !entry.isDirectory()).toList();
      for (int i = 0; i < pictures.size(); i += EVERY) {
        try (InputStream stream = zip.getInputStream(pictures.get(i))) {
          String name = Path.of(pictures.get(i).getName()).getFileName().toString();
          Files.copy(stream, folder.resolve(i + name));
        }
      }
    }
    JsonNode report =
        Outcome.of(
                "deletion", folder, "--method", "integrated", "--deletions", "16", "--orders", "3")
            .json();
    assertThat(report.get("images").asInt()).isEqualTo(20);
    JsonNode areas = report.get("methods").get("integrated");
    assertThat(areas.get("evidence").asDouble()).isLessThan(areas.get("random").asDouble());
    assertThat(areas.get("evidence").asDouble()).isLessThan(areas.get("squares").asDouble());
  }
}
