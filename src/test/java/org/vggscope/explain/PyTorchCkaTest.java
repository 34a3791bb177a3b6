package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.picture.PictureReader;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/** Linear CKA of the bundled networks on a sample picture against PyTorch in float64. */
class PyTorchCkaTest {
  private static final double TOLERANCE = 1e-4;

  private static LoadedModel load(String id) throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry(id);
    try (WeightFile file = entry.open()) {
      return LoadedModel.load(
          ComputeEngine.start(), id, file, entry.labels(), share -> {}, () -> false);
    }
  }

  private static Analysis ask(LoadedModel model) throws IOException {
    return model.analyse(
        PictureReader.read(Path.of("assets/samples/coffee.png")),
        model.preprocessing(),
        () -> false);
  }

  @Test
  void givesTheNumbersThatPyTorchGives() throws IOException {
    JsonNode expected;
    try (InputStream stream = PyTorchCkaTest.class.getResourceAsStream("/likeness/cka.json")) {
      expected = new JsonMapper().readTree(stream);
    }
    try (LoadedModel vgg16 = load("vgg16-tiny");
        LoadedModel vgg19 = load("vgg19-tiny");
        Analysis first = ask(vgg16);
        Analysis second = ask(vgg19)) {
      CkaMatrix matrix = Cka.of(first, second, share -> {}, () -> false);
      assertThat(matrix.rows())
          .extracting(Layer::name)
          .containsExactlyElementsOf(names(expected, "rows"));
      assertThat(matrix.columns())
          .extracting(Layer::name)
          .containsExactlyElementsOf(names(expected, "columns"));
      for (int row = 0; row < matrix.rows().size(); row++) {
        for (int column = 0; column < matrix.columns().size(); column++) {
          assertThat(matrix.at(row, column))
              .as("%s, %s", matrix.rows().get(row).name(), matrix.columns().get(column).name())
              .isCloseTo(
                  expected.required("values").get(row).get(column).asDouble(), within(TOLERANCE));
        }
      }
    }
  }

  private static java.util.List<String> names(JsonNode expected, String field) {
    java.util.List<String> names = new java.util.ArrayList<>();
    expected.required(field).forEach(name -> names.add(name.asText()));
    return names;
  }
}
