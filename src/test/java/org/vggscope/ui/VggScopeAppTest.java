package org.vggscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.PictureResult;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

class VggScopeAppTest {
  @AfterEach
  void speakEnglish() {
    Texts.speak(Language.ENGLISH);
  }

  private static PictureResult result(String name, double probability) {
    Preprocessing torchvision = Preprocessing.torchvision(64, 64);
    SourceImage source = new SourceImage(name, 64, 64, new int[64 * 64]);
    return new PictureResult(
        SomeResults.result(64, 64, torchvision).model(),
        Preprocessor.prepare(source, torchvision),
        List.of(new Prediction(1, 0, "n07920052", "espresso", 9, probability)),
        4.21,
        0);
  }

  @Test
  void theTitleSaysTheAnswerAsTheWindowDoes() {
    assertThat(VggScopeApp.title(result("cup.png", 0.9314)))
        .isEqualTo("cup.png: espresso 93.1 % — VggScope");
    assertThat(VggScopeApp.title(result("cup.png", 0.99999))).contains(">99.9 %");
    Texts.speak(Language.CHINESE);
    assertThat(VggScopeApp.title(result("cup.png", 0.9314)))
        .isEqualTo("cup.png：浓缩咖啡 93.1% — VggScope");
  }

  @Test
  void theTitleHasNoCharactersThatWouldEndIt() {
    assertThat(VggScopeApp.title(result("咖啡𠮷☕.png", 0.5))).startsWith("咖啡□☕.png: espresso");
  }
}
