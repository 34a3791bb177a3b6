package org.vggscope.export.maps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.export.SomeAnalysis;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

class MapExhibitsTest {
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

  private static FeatureMapsExhibit all(String layer) {
    return new FeatureMapsExhibit(some.maps(layer), SomeAnalysis.origin());
  }

  private static FeatureMapExhibit one(String layer, int channel, Position selected) {
    return new FeatureMapExhibit(
        some.maps(layer),
        channel,
        selected,
        some.analysis().picture().seen(),
        SomeAnalysis.origin());
  }

  private static UnitsExhibit units(String layer) {
    return new UnitsExhibit(
        some.maps(layer),
        layer.equals("fc8") ? some.model().labels() : null,
        SomeAnalysis.origin());
  }

  @Test
  void theNumbersAreTheActivations() {
    LayerActivations maps = some.activations("conv4_2");
    Exhibit exhibit = all("conv4_2");
    Shape shape = maps.shape();
    assertThat(exhibit.table().rows()).hasSize(shape.size());
    for (List<Object> row : exhibit.table().rows()) {
      assertThat(row.get(3))
          .isEqualTo(maps.at((int) row.get(0), (int) row.get(1), (int) row.get(2)));
    }
    assertThat(exhibit.array().orElseThrow().shape())
        .containsExactly(shape.channels(), shape.height(), shape.width());
    assertThat(exhibit.array().orElseThrow().values()).isEqualTo(maps.values());
  }

  @Test
  void jsonHasTheNumbersToTheLastDigit() throws IOException {
    LayerActivations maps = some.activations("pool5");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExhibitFormat.JSON.write(all("pool5"), Look.LIGHT, 1, bytes);
    JsonNode read = new JsonMapper().readTree(bytes.toString(StandardCharsets.UTF_8));
    assertThat(read.get("layer").asText()).isEqualTo("pool5");
    assertThat(read.get("picture").asText()).isEqualTo("coffee.png");
    for (int i = 0; i < maps.values().length; i++) {
      float activation = (float) read.get("rows").get(i).get("activation").asDouble();
      assertThat(activation).isEqualTo(maps.values()[i]);
    }
  }

  @Test
  void theOrderOfTheWindowIsDrawnAndTheNumbersStayInTheirs() {
    LayerActivations maps = some.activations("conv4_2");
    MapSheet sorted = new MapSheet(maps, MapOrder.MEAN, ColourMap.MAGMA, false);
    Exhibit exhibit = new FeatureMapsExhibit(sorted, SomeAnalysis.origin());
    List<String> words = Drawn.words(exhibit.figure(Look.LIGHT));
    List<String> channels = words.stream().filter(word -> word.matches("\\d+")).toList();
    assertThat(channels.get(0)).isEqualTo(String.valueOf(sorted.channelAt(0)));
    assertThat(String.join("\n", words)).contains("Sorted by mean, the largest first");
    assertThat(exhibit.table()).isEqualTo(all("conv4_2").table());
  }

  @Test
  void oneMapIsThatChannelAlone() {
    LayerActivations maps = some.activations("conv3_2");
    Exhibit exhibit = one("conv3_2", 5, null);
    assertThat(exhibit.table().rows()).hasSize(maps.shape().area());
    assertThat(exhibit.table().rows().get(17)).endsWith(maps.at(5, 17 / 16, 17 % 16));
    assertThat(exhibit.array().orElseThrow().shape()).containsExactly(16, 16);
    assertThat(exhibit.about().values()).containsEntry("channel", 5);
  }

  @Test
  void theLargestUnitsAreNamed() {
    String first = some.analysis().ranked().get(0).name();
    assertThat(Drawn.words(units("fc8").figure(Look.LIGHT)))
        .contains("Units of fc8", "The largest logits", first);
    int strongest = units("fc7").sheet().largest(1).get(0);
    assertThat(Drawn.words(units("fc7").figure(Look.LIGHT)))
        .contains("The largest activations", "unit " + strongest);
    LayerActivations logits = some.activations("fc8");
    assertThat(units("fc8").table().rows().get(7))
        .containsExactly(7, some.model().labels().name(7), logits.values()[7]);
    assertThat(units("fc7").table().rows().get(7).get(1)).isNull();
  }

  @Test
  void allIsReadableInBothLanguages() {
    for (Language language : Language.values()) {
      Texts.speak(language);
      for (String layer : List.of("conv1_1", "pool3", "conv5_3", "pool5")) {
        Drawn.assertReadable(all(layer));
        Drawn.assertReadable(one(layer, 3, new Position(1, 0)));
      }
      Drawn.assertReadable(units("fc6"));
      Drawn.assertReadable(units("fc8"));
    }
    assertThat(String.join("\n", Drawn.words(all("pool3").figure(Look.DARK))))
        .contains("pool3的特征图", "各图的最大值");
  }
}
