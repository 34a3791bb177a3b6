package org.vggscope.export.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.Cka;
import org.vggscope.explain.CkaMatrix;
import org.vggscope.explain.ModelComparison;
import org.vggscope.export.About;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.SomeAnalysis;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.inference.Agreement;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Prediction;
import org.vggscope.report.ColourMap;
import org.vggscope.report.JsonWriter;
import org.vggscope.session.NetworkNames;
import org.vggscope.text.Language;

/** A network beside itself at another size, taken away in every way. */
class ComparisonExhibitsTest {
  private static final Pair PAIR =
      new Pair(
          new NetworkNames("Small", "Large"),
          () -> About.of("VggScope 1", "small", "00").with("picture", "coffee.png"),
          () -> About.of("VggScope 1", "large", "11").with("picture", "coffee.png"));

  private static SomeAnalysis small;
  private static SomeAnalysis large;
  private static ModelComparison comparison;

  @BeforeAll
  static void ask() throws IOException {
    small = new SomeAnalysis(64);
    large = new SomeAnalysis(80);
    comparison =
        new ModelComparison(
            "coffee.png",
            ModelComparison.Side.of(small.model(), small.analysis(), Map.of()),
            ModelComparison.Side.of(large.model(), large.analysis(), Map.of()),
            MergedRanking.of(small.analysis().ranked(), large.analysis().ranked()),
            false,
            Cka.of(small.analysis(), large.analysis(), share -> {}, () -> false));
  }

  @AfterAll
  static void close() throws IOException {
    small.close();
    large.close();
  }

  private static Agreement agreement(int pictures) {
    List<Prediction> ranked = small.analysis().ranked();
    List<Agreement.Answer> answers =
        IntStream.range(0, pictures)
            .mapToObj(
                i ->
                    new Agreement.Answer(
                        Path.of("pictures/val_" + i + ".jpeg"),
                        ranked.get(0),
                        ranked.get(i % 2),
                        i % 2 == 0,
                        i / 1000.0))
            .toList();
    return new Agreement(answers, List.of());
  }

  private static PairMapsExhibit maps(MapSheet first, MapSheet second) {
    return new PairMapsExhibit(PAIR, first, second, "Same colour, same number.");
  }

  private static MapSheet sheet(SomeAnalysis of, String layer) {
    return new MapSheet(of.activations(layer), MapOrder.INDEX, ColourMap.VIRIDIS, false);
  }

  private static List<Exhibit> all() {
    return List.of(
        new BlocksExhibit(PAIR, comparison, "Field: receptive field at the block’s end."),
        new LikenessExhibit(PAIR, comparison),
        new AnswersExhibit(PAIR, comparison, 5, null),
        new AnswersExhibit(PAIR, comparison, 5, agreement(4)),
        new AgreementExhibit(PAIR, List.of("small", "large"), agreement(250)),
        new AgreementExhibit(PAIR, List.of("small", "large"), agreement(0)),
        maps(sheet(small, "conv3_3"), sheet(large, "conv3_3")),
        maps(null, sheet(large, "fc6")));
  }

  private static JsonNode json(Exhibit exhibit) throws IOException {
    return new ObjectMapper().readTree(JsonWriter.text(exhibit.json()));
  }

  @Test
  void everyDrawingCanBeReadInBothLooksAndLanguages() {
    all().forEach(Drawn::assertReadableInAll);
  }

  @Test
  void bothNetworksAreNamedWithTheirFiles() throws IOException {
    for (Exhibit exhibit : all()) {
      JsonNode json = json(exhibit);
      assertThat(json.get("checksum").asText()).isEqualTo("00");
      assertThat(json.get("otherChecksum").asText()).isEqualTo("11");
      assertThat(json.get("otherModel").asText()).isEqualTo("large");
    }
  }

  @Test
  void theLikenessIsTheMatrix() throws IOException {
    LikenessExhibit exhibit = new LikenessExhibit(PAIR, comparison);
    CkaMatrix matrix = comparison.likeness();
    int columns = matrix.columns().size();
    JsonNode rows = json(exhibit).get("rows");
    float[] values = exhibit.array().orElseThrow().values();
    assertThat(exhibit.array().orElseThrow().shape())
        .containsExactly(matrix.rows().size(), columns);
    assertThat(rows).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      double value = matrix.at(i / columns, i % columns);
      assertThat(values[i]).isEqualTo((float) value);
      JsonNode written = rows.get(i).get("linear_cka");
      assertThat(written.isNull() ? Double.NaN : written.doubleValue()).isEqualTo(value);
    }
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Rows: Small. Columns: Large.", "conv1_1", "pool5", "CKA");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("行：Small。列：Large。");
  }

  @Test
  void theAnswersAreTheRankings() throws IOException {
    JsonNode json = json(new AnswersExhibit(PAIR, comparison, 5, agreement(4)));
    MergedRanking.Row first = comparison.ranking().top(5).get(0);
    assertThat(json.get("rows").get(0).get("first_probability").doubleValue())
        .isEqualTo(first.first().probability());
    assertThat(json.get("distance").doubleValue()).isEqualTo(comparison.ranking().distance());
    assertThat(json.at("/agreement/images").asInt()).isEqualTo(4);
    assertThat(json.at("/agreement/sameFirst").asInt()).isEqualTo(2);
    assertThat(Drawn.words(new AnswersExhibit(PAIR, comparison, 5, agreement(4)), Language.ENGLISH))
        .contains("On a folder of pictures", "val_3.jpeg", "Mean", "Rank");
  }

  @Test
  void anAgreementOnManyPicturesSaysHowManyAreNotDrawn() {
    AgreementExhibit exhibit =
        new AgreementExhibit(PAIR, List.of("small", "large"), agreement(250));
    assertThat(exhibit.table().rows()).hasSize(250);
    assertThat(exhibit.table().rows().get(0).get(4)).as("the farthest first").isEqualTo(0.249);
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("50 more pictures are in the numbers, not in the drawing.");
    assertThat(exhibit.about().text("picture")).isEmpty();
  }

  @Test
  void aBlockThatWasNotTimedHasNoTimeInTheNumbers() throws IOException {
    BlocksExhibit exhibit = new BlocksExhibit(PAIR, comparison, "");
    JsonNode first = json(exhibit).get("rows").get(0);
    assertThat(first.get("milliseconds").isNull()).isTrue();
    assertThat(first.get("parameters").longValue())
        .isEqualTo(comparison.first().blocks().rows().get(0).parameters());
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Block 1", "fc6–fc8", "Whole", "Small", "Large", "…");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("乘加");
  }

  @Test
  void theMapsOfBothAreWrittenOneAfterTheOther() {
    MapSheet first = sheet(small, "conv3_3");
    MapSheet second = sheet(large, "conv3_3");
    List<List<Object>> rows = maps(first, second).table().rows();
    int ofFirst = first.activations().values().length;
    assertThat(rows).hasSize(ofFirst + second.activations().values().length);
    assertThat(rows.get(5))
        .containsExactly("Small", "conv3_3", 0, 0, 5, first.activations().at(0, 0, 5));
    int width = second.shape().width();
    assertThat(rows.get(ofFirst + width))
        .containsExactly("Large", "conv3_3", 0, 1, 0, second.activations().at(0, 1, 0));
  }
}
