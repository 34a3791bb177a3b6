package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Configuration;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;

class ModelCatalogTest {
  @TempDir Path data;

  private final ModelCatalog catalog = ModelCatalog.bundled();

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-tiny", "vgg19-tiny"})
  void bundledModelsAreWhatTheCatalogueSays(String id) throws IOException {
    CatalogEntry entry = catalog.entry(id);
    try (WeightFile file = entry.open()) {
      assertThat(file.architecture()).isEqualTo(entry.architecture());
      assertThat(file.preprocessing()).isEqualTo(entry.preprocessing());
      assertThat(file.format()).isEqualTo("safetensors (own)");
      for (Layer layer : file.architecture().layers()) {
        if (layer.hasParameters()) {
          FloatBuffer weights = FloatBuffer.allocate((int) layer.weightCount());
          file.readWeights(layer.name(), 0, weights);
          assertThat(weights.hasRemaining()).isFalse();
          file.readBias(layer.name(), FloatBuffer.allocate(layer.outputs()));
        }
      }
    }
  }

  @Test
  void everyModelHasALabelForEachClass() throws IOException {
    for (CatalogEntry entry : catalog.entries()) {
      Labels labels = entry.labels();
      assertThat(labels.size()).isEqualTo(entry.architecture().classes());
      assertThat(labels.id(0)).startsWith("n0");
    }
  }

  @Test
  void classesOfAFileAreThoseOfTheModelThatItIsACopyOf() throws IOException {
    NetworkSpec tiny = catalog.entry("vgg16-tiny").architecture();
    assertThat(catalog.labels(tiny))
        .usingRecursiveComparison()
        .isEqualTo(catalog.entry("vgg16-tiny").labels());
    NetworkSpec thin = Vgg.of(Configuration.A, List.of(1, 1, 1, 1, 1), List.of(1, 1), 1000, 32);
    assertThat(catalog.labels(thin))
        .usingRecursiveComparison()
        .isEqualTo(catalog.entry("vgg16").labels());
    NetworkSpec other = Vgg.of(Configuration.A, List.of(1, 1, 1, 1, 1), List.of(1, 1), 200, 32);
    assertThat(catalog.labels(other)).usingRecursiveComparison().isEqualTo(Labels.numbered(200));
  }

  @Test
  void unknownModelsAndModelsToDownloadAreNamed() {
    assertThatThrownBy(() -> catalog.entry("vgg17"))
        .hasMessage("No model is called 'vgg17'; there are vgg16-tiny, vgg19-tiny, vgg16, vgg19");
    assertThat(catalog.entry("vgg16-tiny").isAvailable(folders())).isTrue();
    assertThat(catalog.entry("vgg16").isAvailable(folders())).isFalse();
    assertThatThrownBy(() -> catalog.entry("vgg16").open(folders()))
        .hasMessage("vgg16 is not on this machine yet; get it with 'vggscope download vgg16'");
  }

  @Test
  void downloadedModelsOpenFromTheUsersFolder() throws IOException {
    Path fixture = Path.of("src/test/resources/fixtures/weights/vgg16-torchvision.pth");
    CatalogEntry vgg16 = catalog.entry("vgg16");
    CatalogEntry small =
        new CatalogEntry(
            "small",
            "Small",
            vgg16.architecture(),
            vgg16.preprocessing(),
            vgg16.labelsFile(),
            "small.pth",
            Files.size(fixture),
            "0".repeat(64),
            "https://127.0.0.1/small.pth",
            "none",
            false,
            Optional.empty());
    Path local = small.localFile(folders());
    Files.createDirectories(local.getParent());
    Files.copy(fixture, local);
    assertThat(small.isAvailable(folders())).isTrue();
    try (WeightFile file = small.open(folders())) {
      assertThat(file.format()).isEqualTo("PyTorch .pth (torchvision)");
    }
    Files.write(local, new byte[12]);
    assertThat(small.isAvailable(folders())).isFalse();
    assertThatThrownBy(() -> small.open(folders()))
        .hasMessage(
            "%s has 12 bytes, not %d; get it anew with 'vggscope download small'"
                .formatted(local, small.size()));
  }

  private UserFolders folders() {
    return new UserFolders(data);
  }

  @Test
  void saysOfTheBundledNetworksWhatTheirModelCardSays() throws IOException {
    List<String> card = Files.readAllLines(Path.of("weights/README.md"));
    List<CatalogEntry> bundled =
        ModelCatalog.bundled().entries().stream().filter(CatalogEntry::bundled).toList();
    for (int i = 0; i < bundled.size(); i++) {
      Accuracy.AtSize trained = bundled.get(i).accuracy().orElseThrow().at(64).orElseThrow();
      assertThat(card)
          .anyMatch(cell("top-1 accuracy", i, trained.top1()))
          .anyMatch(cell("top-5 accuracy", i, trained.top5()));
      assertThat(bundled.get(i).accuracy().orElseThrow().at(63)).isEmpty();
    }
  }

  private static Predicate<String> cell(String name, int column, double number) {
    return line ->
        line.startsWith("| " + name + " |")
            && Double.parseDouble(line.split("\\|")[column + 2].strip()) == number;
  }
}
