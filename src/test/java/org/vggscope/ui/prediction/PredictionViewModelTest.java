package org.vggscope.ui.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.ui.SomeResults;

class PredictionViewModelTest {
  private static final Preprocessing TRAINED = Preprocessing.torchvision(64, 64);

  private final PredictionViewModel predictions =
      PredictionViewModel.of(SomeResults.result(600, 400, TRAINED));

  @Test
  void namesTheNetworkAndItsTime() {
    assertThat(predictions.model()).isEqualTo("A small VGG16");
    assertThat(predictions.time()).isEqualTo("in 4.2 ms");
    assertThat(predictions.dense()).isEmpty();
  }

  @Test
  void saysOverHowManyPositionsTheScoresAreAveraged() {
    PredictionViewModel dense =
        PredictionViewModel.of(SomeResults.result(600, 400, TRAINED.dense(128)));

    assertThat(dense.dense()).isEqualTo("Dense evaluation over 3 × 5 positions");
  }

  @Test
  void theTopIsNeverLongerThanFive() {
    List<Prediction> many =
        IntStream.rangeClosed(1, 9)
            .mapToObj(rank -> new Prediction(rank, rank, "", "class " + rank, 0, 1 / 9.0))
            .toList();

    assertThat(new PredictionViewModel(many, "", "", "", "").top()).isEqualTo(many.subList(0, 5));
    assertThat(new PredictionViewModel(many.subList(0, 3), "", "", "", "").top()).hasSize(3);
  }

  @Test
  void aSearchFindsNamesAndIdsWhateverTheirCaseInOrderOfRank() {
    assertThat(found("CAT")).containsExactly("n02124075", "n02123045");
    assertThat(found("n0787")).containsExactly("n07875152");
    assertThat(found("  tabby   cat ")).containsExactly("n02123045");
  }

  @Test
  void anEmptySearchFindsAllClasses() {
    assertThat(predictions.search("  ")).isEqualTo(predictions.ranked());
    assertThat(predictions.count(5)).isEqualTo("All 5 classes");
  }

  @Test
  void aSearchCanFindNothing() {
    assertThat(found("zebra")).isEmpty();
    assertThat(predictions.count(0)).isEqualTo("0 of 5 classes");
  }

  private List<String> found(String text) {
    return predictions.search(text).stream().map(Prediction::id).toList();
  }
}
