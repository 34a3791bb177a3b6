package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.session.settings.SettingsStore;

class PreprocessCommandTest {
  @Test
  void allFormatsTellTheSame() throws IOException {
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

  @Test
  void ownOnesAreSavedUnderNamesAndTakenByThem(@TempDir Path folder) throws IOException {
    String before = System.getProperty(SettingsStore.FILE_PROPERTY);
    System.setProperty(SettingsStore.FILE_PROPERTY, folder.resolve("settings.json").toString());
    try {
      Outcome saved = Outcome.of("preprocess", "--save", "half", "--mean", "0.5,0.5,0.5");
      assertThat(saved.status()).isZero();
      assertThat(saved.out()).startsWith("half: scaled as the weights want it · RGB");
      Outcome list = Outcome.of("preprocess", "--list", "--format", "json");
      assertThat(list.json()).hasSize(4);
      assertThat(list.json().get(3).get("name").asText()).isEqualTo("half");
      assertThat(list.json().get(3).get("description").asText()).contains("mean 0.500, 0.500");
      assertThat(Outcome.of("preprocess", "--list").out()).contains("torchvision", "half");

      JsonNode named =
          Outcome.of("classify", Samples.COFFEE, "--preprocessing", "half", "--format", "json")
              .json()
              .get(0);
      JsonNode spelled =
          Outcome.of("classify", Samples.COFFEE, "--mean", "0.5,0.5,0.5", "--format", "json")
              .json()
              .get(0);
      assertThat(named.get("preprocessing").asText()).isEqualTo("half");
      assertThat(named.get("predictions")).isEqualTo(spelled.get("predictions"));
      assertThat(Outcome.of("preprocess", Samples.COFFEE).out()).contains("YOUR OWN\nhalf");

      assertThat(Outcome.of("preprocess", "--forget", "half").status()).isZero();
      assertThat(Outcome.of("preprocess", "--forget", "half").errorLines())
          .singleElement()
          .asString()
          .contains("No preprocessing was saved as 'half'");
      assertThat(Outcome.of("preprocess", "--list", "--format", "json").json()).hasSize(3);
      assertThat(Outcome.of("preprocess", "--save", "Caffe", "--range", 1).errorLines())
          .singleElement()
          .asString()
          .contains("can be no name");
    } finally {
      System.setProperty(SettingsStore.FILE_PROPERTY, before);
    }
  }

  @Test
  void aPictureAndAListDoNotGoTogether() {
    assertThat(Outcome.of("preprocess").status()).isEqualTo(2);
    assertThat(Outcome.of("preprocess", Samples.COFFEE, "--list").status()).isEqualTo(2);
    assertThat(Outcome.of("preprocess", Samples.COFFEE, "--mean", "0,0,0").status()).isEqualTo(2);
    assertThat(Outcome.of("preprocess", "--save", "x").status()).isEqualTo(2);
    assertThat(Outcome.of("preprocess", "--list", "--save", "x", "--range", 1).status())
        .isEqualTo(2);
    for (String mean : List.of("NaN,0,0", "1e400,0,0", "1e300,0,0", "0,0")) {
      assertThat(Outcome.of("preprocess", "--save", "x", "--mean", mean).errorLines())
          .as(mean)
          .singleElement()
          .asString()
          .containsAnyOf("A mean is a number", "have 3 values");
    }
  }
}
