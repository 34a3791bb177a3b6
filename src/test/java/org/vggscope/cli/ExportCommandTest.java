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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.picture.NumpyFile;
import org.vggscope.support.Checksum;
import org.vggscope.weights.ModelCatalog;

class ExportCommandTest {
  @TempDir private Path folder;

  private Outcome export(Object... arguments) {
    Object[] all = new Object[arguments.length + 5];
    all[0] = "export";
    all[1] = "--view";
    all[2] = "featuremaps";
    all[3] = "--layer";
    all[4] = "pool4";
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return Outcome.of(all);
  }

  private List<String> names(Path where) throws IOException {
    try (var files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theNumbersAreTheLayersInEveryFormat() throws IOException {
    Path npy = folder.resolve("a.npy");
    Path csv = folder.resolve("a.csv");
    Path json = folder.resolve("a.json");
    for (Path each : List.of(npy, csv, json)) {
      assertThat(export(Samples.CHELSEA, "--output", each)).isEqualTo(new Outcome(0, "", ""));
    }
    Path layer = folder.resolve("layer.npy");
    Outcome.of("activations", Samples.CHELSEA, "--layer", "pool4", "--output", layer);
    assertThat(Files.mismatch(npy, layer)).as("as 'activations' writes it").isEqualTo(-1);

    float[] values = NumpyFile.read(npy).values();
    List<String> rows =
        Files.readAllLines(csv).stream().filter(line -> !line.startsWith("#")).skip(1).toList();
    JsonNode root = new JsonMapper().readTree(json.toFile());
    assertThat(rows).hasSize(values.length);
    assertThat(root.get("rows")).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      String number = rows.get(i).substring(rows.get(i).lastIndexOf(',') + 1);
      assertThat(Float.parseFloat(number)).isEqualTo(values[i]);
      assertThat((float) root.get("rows").get(i).get("activation").asDouble()).isEqualTo(values[i]);
    }
    assertThat(root.get("model").asText()).isEqualTo("vgg16-tiny");
    assertThat(root.get("checksum").asText())
        .isEqualTo(ModelCatalog.bundled().entry("vgg16-tiny").sha256());
    assertThat(root.get("picture").asText()).isEqualTo("chelsea.png");
    assertThat(root.get("preprocessing").asText()).isEqualTo("torchvision");
    assertThat(root.get("layer").asText()).isEqualTo("pool4");
    assertThat(root.get("program").asText()).startsWith("VggScope ");
  }

  @Test
  void aFileOfOnesOwnIsToldByItsSum() throws IOException {
    Path weights = Samples.network("vgg16");
    Path json = folder.resolve("a.json");
    assertThat(export(Samples.CHELSEA, "--weights", weights, "--output", json).status()).isZero();
    JsonNode root = new JsonMapper().readTree(json.toFile());
    assertThat(root.get("model").asText()).isEqualTo(weights.getFileName().toString());
    assertThat(root.get("checksum").asText()).isEqualTo(Checksum.of(weights));
  }

  @Test
  void aFileThatIsThereIsLeftAloneUnlessForced() throws IOException {
    Path file = Files.writeString(folder.resolve("a.svg"), "before");
    Outcome refused = export(Samples.CHELSEA, "--output", file);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errorLines()).singleElement().asString().contains("--force");
    assertThat(file).hasContent("before");
    assertThat(export(Samples.CHELSEA, "--output", file, "--force").status()).isZero();
    assertThat(file).content().startsWith("<?xml");
    assertThat(names(folder)).containsExactly("a.svg");
  }

  @Test
  void aFolderOfPicturesBecomesAFolderOfFiles() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    Files.copy(Samples.CHELSEA, pictures.resolve("chelsea.png"));
    Files.copy(Samples.CHELSEA, pictures.resolve("chelsea.gif"));
    Files.copy(Samples.COFFEE, pictures.resolve("coffee.png"));
    Path broken = Files.writeString(pictures.resolve("broken.png"), "no picture");
    Path maps = folder.resolve("maps");
    Outcome outcome = export(pictures, "--format", "svg,csv", "--output", maps);
    assertThat(outcome.status()).as("one is broken").isEqualTo(1);
    assertThat(outcome.errorLines()).singleElement().asString().startsWith(broken + ": ");
    assertThat(outcome.out()).isEmpty();
    assertThat(names(maps))
        .containsExactly(
            "chelsea-pool4-maps-2.csv",
            "chelsea-pool4-maps-2.svg",
            "chelsea-pool4-maps.csv",
            "chelsea-pool4-maps.svg",
            "coffee-pool4-maps.csv",
            "coffee-pool4-maps.svg");

    Path kept = Files.writeString(maps.resolve("coffee-pool4-maps.csv"), "before");
    Files.delete(maps.resolve("chelsea-pool4-maps.svg"));
    Files.delete(broken);
    Outcome again = export(pictures, "--format", "csv", "--output", maps);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.errorLines()).hasSize(3).allMatch(line -> line.contains("--force"));
    assertThat(kept).hasContent("before");
    assertThat(export(pictures, "--format", "csv", "--output", maps, "--force").status()).isZero();
    assertThat(kept).content().startsWith("# program");
  }

  @Test
  void wordsAreInTheLanguageThatWasAskedFor() throws IOException {
    Path file = folder.resolve("a.svg");
    assertThat(export(Samples.CHELSEA, "--language", "zh", "--output", file).status()).isZero();
    assertThat(file).content().contains("pool4", "特征图");
    Outcome wrong = export(Samples.CHELSEA, "--language", "fr", "--output", file, "--force");
    assertThat(wrong.status()).isEqualTo(2);
    assertThat(wrong.errorLines()).singleElement().asString().contains("en or zh");
  }

  @Test
  void wrongUsageIsToldInALine() {
    assertUsage("needs --layer", "CAT --view featuremaps");
    assertUsage("give one of", "CAT --view maps");
    assertUsage("needs a picture", "--view featuremaps --layer pool4");
    assertUsage("conv9_9", "CAT --view featuremaps --layer conv9_9");
    assertUsage("does not take --channel", "CAT --view featuremaps --layer pool4 --channel 3");
    assertUsage("takes no picture", "CAT --view kernels --layer conv1_1 --channel 3");
    assertUsage("channels 0 to 31", "--view kernels --layer conv1_1 --channel 32");
    assertUsage("give 1, 2 or 4", "CAT --view featuremaps --layer pool4 --scale 3");
    assertUsage("--colours", "CAT --view featuremaps --layer pool4 --colours rainbow");
    assertUsage("several pictures", "CAT CAT --view featuremaps --layer pool4");
    assertUsage("--class zzz", "CAT --view evidence.heat --class zzz");
    assertUsage("does not take --with", "CAT --view network --with vgg19-tiny");
    assertUsage("exclude each other", "CAT --view compare.answers --with a --with-weights b");
    assertUsage("needs --run", "--view training.curves");
    assertThat(folder.toFile().list()).isEmpty();
  }

  @Test
  void nothingIsWrittenToStandardOutput() {
    Outcome outcome = Outcome.of("export", Samples.CHELSEA, "--view", "network", "--output", "-");
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains("name a file");
    assertThat(Path.of("-")).doesNotExist();
  }

  private void assertUsage(String said, String words) {
    List<Object> all = new ArrayList<>(List.of("export", "--output", folder.resolve("a.svg")));
    all.addAll(List.of(words.replace("CAT", Samples.CHELSEA.toString()).split(" ")));
    Outcome outcome = Outcome.of(all.toArray());
    assertThat(outcome.status()).as("%s", outcome.err()).isEqualTo(2);
    assertThat(outcome.errorLines()).singleElement().asString().contains(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.jpg", "a.tar.gz"})
  void onlyFormatsThatThereAreAreWritten(String name) {
    Outcome outcome = export(Samples.CHELSEA, "--output", folder.resolve(name));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.errorLines()).singleElement().asString().contains(".png, .svg, .csv");
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws IOException {
    Path picture = Files.copy(Samples.CHELSEA, folder.resolve("a.png"));
    byte[] before = Files.readAllBytes(picture);
    assertThat(export(picture, "--output", picture, "--force").status()).isEqualTo(2);
    assertThat(picture).hasBinaryContent(before);
  }
}
