package org.vggscope.export.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.export.Look;
import org.vggscope.export.SomeAnalysis;
import org.vggscope.model.AlexNet;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

class NetworkExhibitTest {
  private static SomeAnalysis some;

  @BeforeAll
  static void analyse() throws IOException {
    some = new SomeAnalysis(64);
  }

  @AfterAll
  static void close() throws IOException {
    some.close();
  }

  @AfterEach
  void speakEnglish() {
    Texts.speak(Language.ENGLISH);
  }

  private static NetworkExhibit ofPicture() {
    return new NetworkExhibit(
        some.model().architecture(),
        some.analysis().picture().input().shape(),
        some.meanMaps(),
        some.analysis().picture().seen(),
        some.analysis().ranked().stream().limit(NetworkExhibit.CLASSES).toList(),
        SomeAnalysis.origin());
  }

  private static NetworkExhibit alone(NetworkSpec network) {
    return new NetworkExhibit(
        network, network.input(), Map.of(), null, List.of(), SomeAnalysis.origin());
  }

  @Test
  void aRowALayerWithItsNumbers() {
    NetworkExhibit exhibit = ofPicture();
    List<Layer> layers = some.model().architecture().layers();
    assertThat(exhibit.table().rows()).hasSize(layers.size());
    for (int i = 0; i < layers.size(); i++) {
      List<Object> row = exhibit.table().rows().get(i);
      Layer layer = layers.get(i);
      assertThat(row.get(0)).isEqualTo(layer.name());
      assertThat(row.get(6)).isEqualTo(layer.parameters());
      assertThat((double) row.get(9))
          .isCloseTo(some.activations(layer.name()).statistics().mean(), within(1e-4));
    }
    assertThat(exhibit.json().get("predictions").get(0).get("index").asInt())
        .isEqualTo(some.analysis().ranked().get(0).index());
  }

  @Test
  void eachLayerHasATileWithItsShapeAndParameters() {
    List<String> words = Drawn.words(ofPicture().figure(Look.LIGHT));
    for (Layer layer : some.model().architecture().layers()) {
      assertThat(words).contains(layer.name());
    }
    assertThat(words).contains("896 parameters", "no parameters", "32 × 64 × 64");
  }

  @Test
  void allIsReadableInBothLanguagesWithAPictureOrWithout() {
    for (Language language : Language.values()) {
      Texts.speak(language);
      Drawn.assertReadable(ofPicture());
      Drawn.assertReadable(alone(Vgg.paper(Configuration.E)));
      Drawn.assertReadable(alone(AlexNet.published()));
    }
    assertThat(Drawn.words(alone(AlexNet.published()).figure(Look.DARK))).contains("逐层看网络");
    assertThat(alone(AlexNet.published()).table().rows().get(0).get(9)).isNull();
  }
}
