package org.vggscope.export.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.AblationEffect;
import org.vggscope.explain.AblationRanking;
import org.vggscope.explain.AblationRanking.Entry;
import org.vggscope.export.Drawn;
import org.vggscope.model.Ablation;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Prediction;
import org.vggscope.model.Vgg;
import org.vggscope.text.Language;
import org.vggscope.ui.SomeResults;

class AblationExhibitTest {
  private static final NetworkSpec NETWORK = Vgg.paper(Configuration.D);
  private static final Layer LAYER = NETWORK.layer("conv3_2");
  private static final Ablation OFF = Ablation.NONE.withChannel(LAYER, 17, true);

  /** The same classes, the last one first. */
  private static List<Prediction> after() {
    List<Prediction> before = SomeResults.ranked();
    List<Prediction> after = new ArrayList<>();
    for (int i = before.size() - 1; i >= 0; i--) {
      Prediction each = before.get(i);
      after.add(
          new Prediction(
              after.size() + 1,
              each.index(),
              each.id(),
              each.label(),
              -each.logit(),
              1.0 / (after.size() + 3)));
    }
    return after;
  }

  private static AblationRanking ranking() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      double drop = 1.7 / (i + 1) - 0.01;
      entries.add(new Entry(255 - i, 4 - drop, 0.5, drop, 0.001 * i));
    }
    return new AblationRanking(LAYER, 2, 4, 0.9, entries);
  }

  private static AblationExhibit of(Ablation off, AblationRanking ranking) {
    AblationEffect effect =
        new AblationEffect(
            off, SomeResults.ranked(), off.isEmpty() ? SomeResults.ranked() : after());
    return new AblationExhibit(effect, NETWORK.layers(), ranking, Drawn.origin());
  }

  @Test
  void everyClassIsALineBeforeAndAfter() throws IOException {
    AblationExhibit exhibit = of(OFF, null);
    List<Prediction> before = SomeResults.ranked();
    List<Prediction> after = after();
    for (int i = 0; i < before.size(); i++) {
      Prediction was = before.get(i);
      Prediction now = after.get(before.size() - 1 - i);
      assertThat(exhibit.table().rows().get(i))
          .containsExactly(
              was.index(),
              was.id(),
              was.label(),
              was.rank(),
              was.logit(),
              was.probability(),
              now.rank(),
              now.logit(),
              now.probability());
    }
    assertThat(exhibit.about().values()).containsEntry("off", "conv3_2:17");
    assertThat(Drawn.read(exhibit).has("classes")).as("they are the rows").isFalse();
  }

  @Test
  void aRankingIsALineAChannelAndTheClassesAreThereToo() throws IOException {
    AblationExhibit exhibit = of(OFF, ranking());
    assertThat(exhibit.table().rows()).hasSize(256);
    Entry entry = ranking().entries().get(9);
    assertThat(exhibit.table().rows().get(9))
        .containsExactly(
            10,
            entry.channel(),
            entry.logit(),
            entry.probability(),
            entry.logitDrop(),
            entry.probabilityDrop());
    JsonNode json = Drawn.read(exhibit);
    assertThat(json.get("rows")).hasSize(256);
    assertThat(json.get("classes")).hasSameSizeAs(SomeResults.ranked());
    assertThat(json.get("layer").asText()).isEqualTo("conv3_2");
    assertThat(json.get("logit").doubleValue()).isEqualTo(4);
    assertThat(exhibit.name()).isEqualTo("ablation-conv3_2");
  }

  @Test
  void theDrawingIsWholeAndSaysWhatIsOff() {
    Drawn.assertReadableInAll(of(Ablation.NONE, null));
    Drawn.assertReadableInAll(of(OFF.withLayer(NETWORK.layer("fc6"), true), null));
    AblationExhibit exhibit = of(OFF, ranking());
    Drawn.assertReadableInAll(exhibit);
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Whole network", "With this off", "conv3_2: channel 17", "1  Egyptian cat")
        .contains("now 5, 14.3 %", "▼4 was 1, 93.0 %");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("消融", "1  埃及猫");
    assertThat(Drawn.words(of(Ablation.NONE, null), Language.ENGLISH))
        .contains("Nothing is switched off.")
        .noneMatch(line -> line.startsWith("now"));
  }
}
