package org.vggscope.export.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.TrialReport;
import org.vggscope.export.Drawn;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Phrase;
import org.vggscope.text.Language;
import org.vggscope.ui.SomeResults;

class TrialsExhibitTest {
  private static TrialsExhibit of(boolean assumed) {
    List<PreprocessingTrial> trials = new ArrayList<>();
    for (PreprocessingVariant variant :
        PreprocessingVariants.of(Preprocessing.torchvision(64, 64), 64, List.of())) {
      boolean refused = trials.size() == 3;
      SourceImage seen = new SourceImage("cup.png", 64, 64, new int[64 * 64]);
      trials.add(
          refused
              ? new PreprocessingTrial(
                  variant, List.of(), 0, 0, 0, List.of(), 0, Phrase.of("refused"))
              : new PreprocessingTrial(
                  variant,
                  Collections.nCopies(variant.looks().size(), seen),
                  -2.1f,
                  2.6f,
                  0.25,
                  SomeResults.ranked(),
                  12,
                  null));
    }
    return new TrialsExhibit(
        new TrialReport("cup.png", "small", assumed, 5, trials), Drawn.origin());
  }

  @Test
  void theNumbersAreTheReports() throws IOException {
    TrialsExhibit exhibit = of(false);
    assertThat(exhibit.table()).isEqualTo(exhibit.report().table());
    assertThat(Drawn.read(exhibit).get("rows")).hasSameSizeAs(exhibit.table().rows());
    assertThat(Drawn.read(exhibit).get("preprocessings"))
        .hasSameSizeAs(exhibit.report().json().get("preprocessings"))
        .allMatch(trial -> !trial.has("milliseconds"));
    assertThat(exhibit.about().text("picture")).isEqualTo("cup.png");
  }

  @Test
  void theDrawingIsWholeAndHasEveryTrial() {
    TrialsExhibit exhibit = of(false);
    Drawn.assertReadableInAll(exhibit);
    Drawn.assertReadableInAll(of(true));
    List<String> words = Drawn.words(exhibit, Language.ENGLISH);
    assertThat(words)
        .contains(
            "As the weights want it",
            "Right for these weights · right",
            "refused",
            "tensor −2.10 … 2.60")
        .contains("25.0 % out of range", "Egyptian cat");
    assertThat(words.stream().filter("Egyptian cat"::equals))
        .hasSize(exhibit.report().trials().size() - 1);
    assertThat(Drawn.words(of(true), Language.ENGLISH))
        .contains("Assumed for these weights · assumed");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("埃及猫");
  }
}
