package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class PreprocessCommandTest {
  @Test
  void allFormatsTellTheSame() throws java.io.IOException {
    Outcome json = Outcome.of("preprocess", Samples.COFFEE, "--format", "json", "--top", 2);
    assertThat(json.status()).isZero();
    assertThat(json.err()).isEmpty();
    assertThat(json.json().get("image").asText()).isEqualTo(Samples.COFFEE.toString());
    JsonNode trials = json.json().get("preprocessings");
    assertThat(trials.get(0).get("right").asBoolean()).isTrue();
    Outcome text = Outcome.of("preprocess", Samples.COFFEE, "--top", 2);
    Outcome csv = Outcome.of("preprocess", Samples.COFFEE, "--top", 2, "--format", "csv");
    for (JsonNode trial : trials) {
      assertThat(trial.get("predictions")).hasSize(2);
      assertThat(text.out()).contains(trial.get("sentence").asText());
      assertThat(csv.out()).contains(trial.get("sentence").asText());
    }
    assertThat(text.out())
        .contains("COLOUR ORDER\nBGR for RGB")
        .contains(Samples.percent(Samples.answer(Samples.COFFEE, 1).get("probability").asDouble()));
  }

  @Test
  void aPictureThatIsNotThereFails() {
    Outcome outcome = Outcome.of("preprocess", "gone.png");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.errorLines()).singleElement().asString().contains("gone.png: no such file");
  }
}
