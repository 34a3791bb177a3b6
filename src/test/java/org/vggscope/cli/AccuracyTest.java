package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures the bundled networks on 5,000 validation pictures of Tiny ImageNet, which are too many
 * for the repository: without them the test is passed over.
 */
class AccuracyTest {
  private static final Path SHARED = Path.of("..", "shared");
  private static final Path PICTURES = SHARED.resolve("data/tiny-imagenet-val-a.zip");

  @TempDir private static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    assumeThat(PICTURES)
        .as("the validation pictures; without them accuracy is not measured")
        .exists();
    try (ZipFile zip = new ZipFile(PICTURES.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path target = folder.resolve(entry.getName()).normalize();
        assertThat(target).startsWithRaw(folder);
        if (!entry.isDirectory()) {
          Files.createDirectories(target.getParent());
          try (InputStream stream = zip.getInputStream(entry)) {
            Files.copy(stream, target);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-tiny", "vgg19-tiny"})
  void accuracyIsThatOfPyTorch(String model) throws IOException {
    Outcome outcome = Outcome.of("evaluate", folder, "--model", model);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    JsonNode report = outcome.json();
    assertThat(report.get("images").asInt()).isEqualTo(5000);
    assertThat(report.get("skipped").asInt()).isZero();
    String[] row = row(model);
    assertThat(report.get("top1").asDouble())
        .isCloseTo(Double.parseDouble(row[2].strip()), within(0.003));
    assertThat(report.get("top5").asDouble())
        .isCloseTo(Double.parseDouble(row[3].strip()), within(0.003));
  }

  private static String[] row(String model) throws IOException {
    return Files.readAllLines(SHARED.resolve("reference/accuracy.md")).stream()
        .filter(line -> line.startsWith("| " + model + " |"))
        .findFirst()
        .orElseThrow()
        .split("\\|");
  }
}
