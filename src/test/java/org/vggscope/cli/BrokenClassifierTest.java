package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Labels;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.TensorReader;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** A classifier that does not fit, or is not made of numbers, leaves the convolutions usable. */
class BrokenClassifierTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"heads/branches.pth, classifier.6", "cases/features-nan.pth, classifier.0"})
  void theConvolutionsAreUsableAndALineNamesTheLayer(String name, String layer) throws IOException {
    Path file = FIXTURES.resolve(name);
    Path output = folder.resolve("features.safetensors");

    Outcome classified = Outcome.of("classify", Samples.COFFEE, "--weights", file);
    assertThat(classified.status()).isEqualTo(1);
    assertThat(classified.out()).isEmpty();
    assertThat(classified.errorLines()).singleElement().asString().contains(layer);

    Outcome converted = Outcome.of("convert", file, output);
    assertThat(converted.status()).isEqualTo(1);
    assertThat(converted.errorLines()).singleElement().asString().contains(layer);
    assertThat(output).doesNotExist();

    assertThat(Outcome.of("convert", file, output, "--features-only").status()).isZero();
    try (WeightFile whole = WeightFiles.open(file);
        WeightFile features = WeightFiles.open(output)) {
      assertThat(features.hasClassifier()).isFalse();
      assertThat(features.problem()).isNull();
      assertThat(activations(whole)).isEqualTo(activations(features));
    }
  }

  /** The last maps; the network has no classifier, and none is made up. */
  private static float[] activations(WeightFile file) throws IOException {
    InputTensor input = TensorReader.read(FIXTURES.resolve("cases/input.npy"));
    try (LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(), "case", file, Labels.numbered(1), share -> {}, () -> false);
        Analysis analysis = model.analyse(input, () -> false)) {
      assertThat(model.hasClassifier()).isFalse();
      assertThat(analysis.ranked()).isEqualTo(List.of());
      Activations activations = analysis.activations();
      assertThat(activations.layers()).hasSize(18);
      return activations.copy(activations.layer("pool5")).values();
    }
  }
}
