package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Labels;

/** A flat folder of pictures, and lists that say what they are. */
class TruthFileTest {
  private static final Path SAMPLES = Path.of("assets/samples");
  private static final Labels LABELS =
      Labels.parse(List.of("n02119789\tkit fox", "n07920052\tespresso", "n03837869\tobelisk"));

  @TempDir private Path folder;
  private Path pictures;

  @BeforeEach
  void twoPictures() throws IOException {
    pictures = Files.createDirectory(folder.resolve("val"));
    Files.copy(SAMPLES.resolve("coffee.png"), pictures.resolve("ILSVRC2012_val_00000001.png"));
    Files.copy(SAMPLES.resolve("rocket.jpg"), pictures.resolve("ILSVRC2012_val_00000002.jpg"));
  }

  private TruthFile list(String name, String text) throws IOException {
    return TruthFile.read(Files.writeString(folder.resolve(name), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ILSVRC2012_val_00000001.JPEG 1\nILSVRC2012_val_00000002.JPEG 2\n",
        "val/ILSVRC2012_val_00000002.JPEG 2\nval/ILSVRC2012_val_00000001.JPEG 1\n",
        "ImageId,PredictionString\nILSVRC2012_val_00000001,n07920052 1 2 3 4 n07920052 5 6 7 8\n"
            + "ILSVRC2012_val_00000002,n03837869 1 2 3 4\n",
        "ILSVRC2012_val_00000001.png\tn07920052\t0\t1\t2\t3\n"
            + "ILSVRC2012_val_00000002.jpg\tn03837869\t0\t1\t2\t3\n"
      })
  void picturesAreFoundByTheirNames(String text) throws IOException {
    ClassFolders known = ClassFolders.listed(pictures, list("list", text), LABELS);
    assertThat(known.classes()).containsExactly(1, 2);
    assertThat(known.unknown()).isEmpty();
    assertThat(known.by()).isEqualTo("truth");
  }

  @Test
  void theDevelopmentKitsNumbersAreTranslatedByItsTable() throws IOException {
    String numbers = "2\n300\n";
    assertThatThrownBy(() -> list("ground_truth.txt", numbers))
        .hasMessageContaining("in another order")
        .hasMessageContaining("meta.mat");
    Files.copy(Path.of("src/test/resources/fixtures/devkit/meta.mat"), folder.resolve("meta.mat"));
    TruthFile truth = list("ground_truth.txt", numbers);
    assertThat(ClassFolders.listed(pictures, truth, LABELS).classes()).containsExactly(1, 2);
    assertThatThrownBy(() -> ClassFolders.listed(pictures, list("ground_truth.txt", "2\n"), LABELS))
        .hasMessageContaining("has 1 lines, but the folder 2 pictures");
    assertThat(ClassFolders.listed(pictures, list("ground_truth.txt", "9\n2\n"), LABELS).unknown())
        .containsExactly("ILSVRC2012_val_00000001.png");
  }

  @Test
  void whatIsNoListIsSaid() {
    assertThatThrownBy(() -> list("x.txt", "a b\nc d\n"))
        .hasMessageContaining("x.txt")
        .hasMessageContaining("no name of a picture and its class");
    assertThatThrownBy(() -> list("x.txt", "")).hasMessageContaining("lists no pictures");
    assertThatThrownBy(() -> TruthFile.read(folder)).hasMessageContaining("no list of pictures");
  }

  @Test
  void evaluateCountsWhatTheListSays() throws IOException {
    Path truth =
        Files.writeString(folder.resolve("val.csv"), "ILSVRC2012_val_00000001,n07920052 1 2 3 4\n");
    Outcome outcome = Outcome.of("evaluate", "--truth", truth, pictures);
    JsonNode report = new ObjectMapper().readTree(outcome.out());
    assertThat(report.get("images").asInt()).isEqualTo(1);
    assertThat(report.get("top1").asDouble()).isEqualTo(1);
    assertThat(report.get("folders").asText()).isEqualTo("truth");
    assertThat(report.get("unknownFolders").asInt()).isEqualTo(1);
    assertThat(outcome.errorLines())
        .anySatisfy(line -> assertThat(line).contains("1 picture that").contains("00000002.jpg"));
    assertThat(outcome.status()).isEqualTo(1);
  }

  @Test
  void foldersMayHaveANameBehindTheirIdAndLieOneDeeper() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("archive/val/n07920052_espresso"));
    Files.copy(SAMPLES.resolve("coffee.png"), inner.resolve("a.png"));
    ClassFolders known = ClassFolders.list(folder.resolve("archive"), LABELS, null);
    assertThat(known.by()).isEqualTo("id");
    assertThat(known.classes()).containsExactly(1);
  }
}
