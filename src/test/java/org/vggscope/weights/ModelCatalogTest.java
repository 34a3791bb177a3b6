package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;

class ModelCatalogTest {
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
  void unknownModelsAndModelsToDownloadAreNamed() {
    assertThatThrownBy(() -> catalog.entry("vgg17"))
        .hasMessage("No model is called 'vgg17'; there are vgg16-tiny, vgg19-tiny, vgg16, vgg19");
    assertThatThrownBy(() -> catalog.entry("vgg16").open())
        .hasMessage("vgg16 is not bundled; 'download vgg16' fetches it (553.4 MB)");
  }
}
