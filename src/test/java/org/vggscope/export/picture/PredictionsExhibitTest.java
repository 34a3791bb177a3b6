package org.vggscope.export.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.model.Prediction;
import org.vggscope.text.Language;
import org.vggscope.ui.SomeResults;

class PredictionsExhibitTest {
  private final List<Prediction> ranked = SomeResults.ranked();
  private final PredictionsExhibit exhibit = new PredictionsExhibit(ranked, Drawn.origin());

  @Test
  void everyClassIsALineToTheLastDigit() throws IOException {
    JsonNode rows = Drawn.read(exhibit).get("rows");
    for (int i = 0; i < ranked.size(); i++) {
      Prediction each = ranked.get(i);
      assertThat(exhibit.table().rows().get(i))
          .containsExactly(
              each.rank(), each.index(), each.id(), each.label(), each.logit(), each.probability());
      assertThat(rows.get(i).get("probability").doubleValue()).isEqualTo(each.probability());
    }
  }

  @Test
  void theDrawingIsWholeAndNamesTheFirstFive() {
    Drawn.assertReadableInAll(exhibit);
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Top 5", "cup.png · small", "1  Egyptian cat", "93.0 %")
        .contains("logit 4.00 · n02124075");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("1  埃及猫");
  }

  @Test
  void aLongNameIsBrokenIntoLines() {
    Prediction one =
        new Prediction(1, 0, "n1", "a name of very many words ".repeat(6).strip(), 1, 1);
    Drawn.assertReadableInAll(new PredictionsExhibit(List.of(one), Drawn.origin()));
  }
}
