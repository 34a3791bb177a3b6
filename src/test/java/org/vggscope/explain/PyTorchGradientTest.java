package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.explain.UnitGradient.Start;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.Unit;
import org.vggscope.picture.PictureReader;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/**
 * Gradients of single units of the bundled networks on a sample picture against PyTorch's autograd.
 */
class PyTorchGradientTest {
  private static final double RELATIVE = 1e-3;

  @ParameterizedTest
  @ValueSource(strings = {"vgg16-tiny", "vgg19-tiny"})
  void givesTheGradientsThatPyTorchGives(String id) throws IOException {
    JsonNode expected;
    try (InputStream stream =
        PyTorchGradientTest.class.getResourceAsStream("/gradients/gradients-" + id + ".json")) {
      expected = new JsonMapper().readTree(stream);
    }
    CatalogEntry entry = ModelCatalog.bundled().entry(id);
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(), id, file, entry.labels(), share -> {}, () -> false);
        Analysis analysis =
            model.analyse(
                PictureReader.read(Path.of("assets/samples/coffee.png")),
                model.preprocessing(),
                () -> false)) {
      for (JsonNode unit : expected.required("units")) {
        compare(model, analysis.activations(), unit);
      }
    }
  }

  private static void compare(LoadedModel model, Activations activations, JsonNode expected) {
    Layer layer = activations.layer(expected.required("layer").asText());
    JsonNode index = expected.required("unit");
    Unit unit = new Unit(layer, index.get(0).asInt(), index.get(1).asInt(), index.get(2).asInt());
    double value = expected.required("value").asDouble();
    assertThat((double) activations.copy(layer).at(unit.channel(), unit.y(), unit.x()))
        .isCloseTo(value, within(RELATIVE * Math.abs(value) + 1e-5));
    InputGradient gradient =
        UnitGradient.of(model.network(), activations, unit, Start.ACTIVATION, () -> false);
    double total = expected.required("absolute").asDouble();
    double absolute = 0;
    double sum = 0;
    for (float number : gradient.values()) {
      absolute += Math.abs(number);
      sum += number;
    }
    assertThat(absolute).as("%s", unit).isCloseTo(total, within(RELATIVE * total));
    assertThat(sum)
        .as("%s", unit)
        .isCloseTo(expected.required("sum").asDouble(), within(RELATIVE * total));
    float[] whole = gradient.whole();
    double largest = Math.abs(expected.required("samples").get(0).get(1).asDouble());
    for (JsonNode sample : expected.required("samples")) {
      assertThat((double) whole[sample.get(0).asInt()])
          .as("%s at %s", unit, sample)
          .isCloseTo(sample.get(1).asDouble(), within(RELATIVE * largest));
    }
    JsonNode rows = expected.required("rows");
    JsonNode columns = expected.required("columns");
    assertThat(gradient.window().contains(rows.get(0).asInt(), columns.get(0).asInt())).isTrue();
    assertThat(gradient.window().contains(rows.get(1).asInt(), columns.get(1).asInt())).isTrue();
  }
}
