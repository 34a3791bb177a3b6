package org.vggscope.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Prediction;

class PredictionFormatTest {
  @Test
  void probabilitiesHaveOneDecimalAndNeverClaimCertainty() {
    assertThat(PredictionFormat.probability(0.9423)).isEqualTo("94.2 %");
    assertThat(PredictionFormat.probability(0.0005)).isEqualTo("0.1 %");
    assertThat(PredictionFormat.probability(0.00049)).isEqualTo("<0.1 %");
    assertThat(PredictionFormat.probability(0)).isEqualTo("<0.1 %");
    assertThat(PredictionFormat.probability(0.9999)).isEqualTo(">99.9 %");
    assertThat(PredictionFormat.probability(1)).isEqualTo("100.0 %");
  }

  @Test
  void timesHaveAboutThreeFigures() {
    assertThat(PredictionFormat.time(4.21)).isEqualTo("4.2 ms");
    assertThat(PredictionFormat.time(490.4)).isEqualTo("490 ms");
    assertThat(PredictionFormat.time(1234)).isEqualTo("1.23 s");
  }

  @Test
  void logitsHaveATrueMinus() {
    assertThat(PredictionFormat.logit(-1.5)).isEqualTo("−1.50");
  }

  @Test
  void theFirstNameIsTheUsualOne() {
    Prediction cat = new Prediction(2, 7, "n02123045", "tabby, tabby cat", 3.25, 0.25);

    assertThat(PredictionFormat.name(cat)).isEqualTo("tabby");
    assertThat(PredictionFormat.idAndOtherNames(cat)).isEqualTo("n02123045 · tabby cat");
    assertThat(PredictionFormat.spoken(cat)).isEqualTo("Rank 2, tabby, 25.0 %, n02123045");
  }

  @Test
  void aClassWithoutAWordNetIdGoesByItsIndex() {
    Prediction unnamed = new Prediction(1, 17, "", "class 17", 0, 1);

    assertThat(PredictionFormat.name(unnamed)).isEqualTo("class 17");
    assertThat(PredictionFormat.idAndOtherNames(unnamed)).isEqualTo("class 17");
  }

  @Test
  void tablesAreTabSeparatedForSpreadsheets() {
    Prediction cat = new Prediction(2, 7, "n02123045", "tabby, tabby cat", -3.25, 0.25);

    assertThat(PredictionFormat.table(List.of(cat)).lines())
        .containsExactly(
            "rank\tname\tWordNet id\tprobability\tlogit",
            "2\ttabby, tabby cat\tn02123045\t0.250000\t-3.2500");
  }
}
