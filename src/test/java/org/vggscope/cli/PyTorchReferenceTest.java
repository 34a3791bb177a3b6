package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapStatistics;
import org.vggscope.picture.NumpyFile;
import org.vggscope.picture.PictureReader;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/** Holds the program's numbers against those of PyTorch. */
class PyTorchReferenceTest {
  private static final List<Path> PICTURES =
      List.of(Samples.CHELSEA, Samples.COFFEE, Samples.ROCKET);

  @TempDir private Path folder;

  /** 1e-4 relative or 1e-5 absolute, whichever is more. */
  private static void assertClose(double actual, double expected, String what) {
    double tolerance = Math.max(1e-5, 1e-4 * Math.abs(expected));
    assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({"vgg16, 64", "vgg19, 96"})
  void tensorsGiveTheLogitsOfPyTorch(String arch, int size) throws IOException {
    Outcome outcome =
        Outcome.of(
            "classify",
            "--weights",
            Samples.network(arch),
            "--tensor",
            Samples.tensor(folder, size),
            "--format",
            "json",
            "--top",
            100);
    assertThat(outcome.status()).isZero();
    assertThat(outcome.err()).isEmpty();
    JsonNode result = outcome.json().get(0);
    assertThat(result.get("preprocessing").asText()).isEqualTo("none");
    JsonNode expected = Samples.expected(arch);
    assertThat(result.get("predictions")).hasSameSizeAs(expected.get("fc8"));
    for (JsonNode prediction : result.get("predictions")) {
      int index = prediction.get("index").asInt();
      assertClose(
          prediction.get("logit").asDouble(), expected.get("fc8").get(index).asDouble(), "logit");
      assertClose(
          prediction.get("probability").asDouble(),
          expected.get("softmax").get(index).asDouble(),
          "probability");
    }
  }

  @ParameterizedTest
  @CsvSource({"vgg16, 64", "vgg19, 96"})
  void tensorsGiveTheActivationsOfPyTorchAtEveryLayer(String arch, int size) throws IOException {
    Path tensor = Samples.tensor(folder, size);
    for (Map.Entry<String, JsonNode> layer :
        Samples.expected(arch).get("activations").properties()) {
      Path file = folder.resolve(layer.getKey() + ".npy");
      Outcome outcome =
          Outcome.of(
              "activations",
              "--weights",
              Samples.network(arch),
              "--tensor",
              tensor,
              "--layer",
              layer.getKey(),
              "--output",
              file);
      assertThat(outcome).isEqualTo(new Outcome(0, "", ""));
      check(layer.getKey(), NumpyFile.read(file), layer.getValue());
    }
  }

  private static void check(String layer, NumpyFile.Array actual, JsonNode expected) {
    assertThat(actual.shape()).as(layer).hasSize(3);
    for (int axis = 0; axis < 3; axis++) {
      int length = expected.get("shape").has(axis) ? expected.get("shape").get(axis).asInt() : 1;
      assertThat(actual.shape().get(axis)).as(layer).isEqualTo(length);
    }
    float[] values = actual.values();
    MapStatistics statistics = MapStatistics.of(values, 0, values.length);
    assertClose(statistics.mean(), expected.get("mean").asDouble(), layer + " mean");
    assertClose(statistics.maximum(), expected.get("max").asDouble(), layer + " max");
    JsonNode first = expected.get("first8");
    for (int i = 0; i < first.size(); i++) {
      assertClose(values[i], first.get(i).asDouble(), layer + " first8");
    }
    JsonNode last = expected.get("last8");
    for (int i = 0; i < last.size(); i++) {
      assertClose(
          values[values.length - last.size() + i], last.get(i).asDouble(), layer + " last8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-tiny", "vgg19-tiny"})
  void picturesGiveTheTopFiveOfPyTorch(String model) throws IOException {
    Outcome outcome =
        Outcome.of(
            "classify",
            "--model",
            model,
            "--format",
            "json",
            Samples.CHELSEA,
            Samples.COFFEE,
            Samples.ROCKET);
    assertThat(outcome.status()).isZero();
    for (int i = 0; i < PICTURES.size(); i++) {
      JsonNode expected =
          Samples.reference(model).get(PICTURES.get(i).getFileName().toString()).get("top5");
      JsonNode actual = outcome.json().get(i).get("predictions");
      assertThat(actual).hasSize(5);
      for (int rank = 0; rank < 5; rank++) {
        String what = PICTURES.get(i) + " rank " + (rank + 1);
        assertThat(actual.get(rank).get("rank").asInt()).isEqualTo(rank + 1);
        for (String field : List.of("index", "id", "label")) {
          assertThat(actual.get(rank).get(field)).as(what).isEqualTo(expected.get(rank).get(field));
        }
        assertThat(actual.get(rank).get("probability").asDouble())
            .as(what)
            .isCloseTo(expected.get(rank).get("probability").asDouble(), within(0.01));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-tiny", "vgg19-tiny"})
  void picturesGiveTheLayerMeansOfPyTorch(String id) throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry(id);
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(), id, file, entry.labels(), share -> {}, () -> false)) {
      for (Path picture : PICTURES) {
        JsonNode layers = Samples.reference(id).get(picture.getFileName().toString()).get("layers");
        try (Analysis analysis =
            model.analyse(PictureReader.read(picture), model.preprocessing(), () -> false)) {
          assertThat(analysis.activations().layers()).hasSameSizeAs(layers);
          for (Layer layer : analysis.activations().layers()) {
            check(
                picture + " " + layer.name(),
                analysis.activations().copy(layer),
                layers.get(layer.name()));
          }
        }
      }
    }
  }

  private static void check(String what, LayerActivations actual, JsonNode expected) {
    MapStatistics statistics = actual.statistics();
    double mean = expected.get("mean").asDouble();
    double max = expected.get("max").asDouble();
    assertThat(statistics.mean()).as(what).isCloseTo(mean, within(0.01 * Math.abs(mean)));
    assertThat(statistics.maximum()).as(what).isCloseTo(max, within(0.01 * max));
    assertThat(statistics.zeros())
        .as(what)
        .isCloseTo(expected.get("zeros").asDouble(), within(0.005));
  }

  @Test
  void pythonsShapeWithABatchAxisIsReadToo() throws IOException {
    Path flat = Samples.tensor(folder.resolve("a.npy"), List.of(3, 64, 64));
    Path batch = Samples.tensor(folder.resolve("b.npy"), List.of(1, 3, 64, 64));
    Outcome one = Outcome.of("classify", "--tensor", flat, "--format", "json");
    Outcome other = Outcome.of("classify", "--tensor", batch, "--format", "json");
    assertThat(one.json().get(0).get("predictions"))
        .isEqualTo(other.json().get(0).get("predictions"));
  }
}
