package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/** Pictures larger than the network was trained for, against PyTorch's convolutions. */
class DenseEvaluationTest {
  private static LoadedModel model;
  private static SourceImage coffee;
  private static JsonNode expected;

  @BeforeAll
  static void load() throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry("vgg16-tiny");
    try (WeightFile file = entry.open()) {
      model =
          LoadedModel.load(
              ComputeEngine.start(), entry.id(), file, entry.labels(), progress -> {}, () -> false);
    }
    coffee = PictureReader.read(Path.of("assets/samples/coffee.png"));
    try (InputStream stream =
        DenseEvaluationTest.class.getResourceAsStream("/evaluation/dense-vgg16-tiny-coffee.json")) {
      expected = new ObjectMapper().readTree(stream);
    }
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void theWholePictureGivesTheMapOfClassScoresThatPyTorchGives() {
    try (Analysis analysis = model.analyse(coffee, model.preprocessing(128), () -> false)) {
      assertThat(analysis.picture().seen().width()).isEqualTo(192);
      assertThat(analysis.picture().seen().height()).isEqualTo(128);
      Activations activations = analysis.activations();
      LayerActivations scores = activations.copy(activations.layer("fc8"));
      assertThat(scores.shape()).isEqualTo(new Shape(200, 3, 5));
      float[] logits = activations.logits();
      for (int c = 0; c < 200; c++) {
        assertClose(scores.at(c, 0, 0), expected.get("firstPosition").get(c));
        assertClose(scores.at(c, 2, 4), expected.get("lastPosition").get(c));
        assertClose(logits[c], expected.get("logits").get(c));
      }
      assertThat(activations.copy(activations.layer("fc6")).statistics().mean())
          .isCloseTo(expected.get("fc6Mean").asDouble(), within(1e-5));
    }
  }

  private static void assertClose(float actual, JsonNode wanted) {
    assertThat((double) actual).isCloseTo(wanted.asDouble(), within(2e-4));
  }

  @Test
  void theTrainedSizeIsNotDense() {
    try (Analysis analysis = model.analyse(coffee, model.preprocessing(64), () -> false)) {
      Activations activations = analysis.activations();
      assertThat(activations.shape(activations.layer("fc8"))).isEqualTo(new Shape(200, 1, 1));
      MeanMap units = activations.meanMap(activations.layer("fc6"));
      assertThat(units.width()).isEqualTo(1024);
    }
  }

  @Test
  void theMeanMapIsTheMeanOverChannels() {
    try (Analysis analysis = model.analyse(coffee, model.preprocessing(64), () -> false)) {
      Activations activations = analysis.activations();
      LayerActivations maps = activations.copy(activations.layer("conv3_2"));
      MeanMap mean = activations.meanMap(activations.layer("conv3_2"));
      double sum = 0;
      for (int c = 0; c < maps.shape().channels(); c++) {
        sum += maps.at(c, 5, 7);
      }
      assertThat((double) mean.values()[5 * mean.width() + 7])
          .isCloseTo(sum / maps.shape().channels(), within(1e-5));
    }
  }

  @Test
  void anInputThatIsTooSmallIsRefused() {
    InputTensor small = new InputTensor(32, 64, new float[3 * 32 * 64]);
    assertThatThrownBy(() -> model.analyse(small, () -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 64 x 64, not 64 x 32");
  }

  @Test
  void aCancelledPassStopsAndTheNextOneIsWhole() {
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () -> model.analyse(coffee, model.preprocessing(64), () -> asked.incrementAndGet() > 5))
        .isInstanceOf(CancellationException.class);
    assertThat(asked.get()).isEqualTo(6);
    try (Analysis analysis = model.analyse(coffee, model.preprocessing(64), () -> false)) {
      assertThat(analysis.ranked().get(0).label()).startsWith("espresso");
    }
  }
}
