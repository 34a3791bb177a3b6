package org.vggscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vggscope.model.AlexNet;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;

/** Every text of the window goes through the room of texts and has its Chinese. */
class TextsTest {
  private static final SourceTexts SOURCES = SourceTexts.read();
  private static final Set<String> KEYS = keys();
  private static final Map<String, String> CHINESE = TextTable.read(Language.CHINESE);

  /** What stands in the sources, and what networks are called, of which those are data. */
  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(SOURCES.keys());
    for (CatalogEntry entry : ModelCatalog.bundled().entries()) {
      keys.add(entry.title());
      entry.accuracy().ifPresent(accuracy -> keys.add(accuracy.pictures()));
    }
    keys.add(AlexNet.published().name());
    keys.add(AlexNet.singleTower().name());
    return keys;
  }

  @AfterEach
  void speakEnglish() {
    Texts.speak(Language.ENGLISH);
  }

  @Test
  void everyTextHasItsChinese() {
    Set<String> missing = new TreeSet<>(KEYS);
    missing.removeAll(CHINESE.keySet());
    assertThat(missing).isEmpty();
    assertThat(CHINESE.values()).noneMatch(String::isBlank);
  }

  @Test
  void everyChineseTextIsUsed() {
    Set<String> unused = new TreeSet<>(CHINESE.keySet());
    unused.removeAll(KEYS);
    assertThat(unused).isEmpty();
  }

  @Test
  void bothLanguagesHaveTheSamePlaces() {
    List<String> wrong = new ArrayList<>();
    CHINESE.forEach(
        (english, chinese) -> {
          if (!SourceTexts.places(english).equals(SourceTexts.places(chinese))) {
            wrong.add(english + " -> " + chinese);
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void noSentenceOfTheWindowIsOutsideTheRoom() {
    assertThat(SOURCES.loose()).isEmpty();
  }

  @Test
  void aTextIsWordedInTheLanguageInForce() {
    assertThat(Texts.of("_Open pictures…")).isEqualTo("_Open pictures…");
    Texts.speak(Language.CHINESE);
    assertThat(Texts.of("_Open pictures…")).isEqualTo("打开图片(_O)…");
    assertThat(Texts.of("no words of the program")).isEqualTo("no words of the program");
  }

  @Test
  void whatJavaFxSaysItselfFollowsAndNumbersDoNot() {
    Locale before = Locale.getDefault();
    try {
      Texts.speak(Language.CHINESE);
      assertThat(menuOfTextFields()).isEqualTo("复制");
      assertThat("%,.1f".formatted(1234.5)).isEqualTo("1,234.5");
      Texts.speak(Language.ENGLISH);
      assertThat(Locale.getDefault().getLanguage()).isNotEqualTo("zh");
      assertThat("%,.1f".formatted(1234.5)).isEqualTo("1,234.5");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String menuOfTextFields() {
    return ResourceBundle.getBundle("com/sun/javafx/scene/control/skin/resources/controls")
        .getString("TextInputControl.menu.Copy");
  }

  @Test
  void wordsAreInTheOrderOfTheirLanguage() {
    List<String> words = new ArrayList<>(List.of("卷积", "ReLU", "步幅", "logit", "池化"));
    Texts.speak(Language.CHINESE);
    words.sort(Texts.alphabet());
    assertThat(words).containsExactly("logit", "ReLU", "步幅", "池化", "卷积");
  }

  @Test
  void whatIsWithinAnotherIsWordedToo() {
    Texts.speak(Language.CHINESE);
    Problem inner = Problem.of("no such file or folder; check the path");
    assertThat(Texts.of("%s", inner)).isEqualTo(CHINESE.get(inner.code()));
    assertThat(Texts.of(inner.about("a.png"))).isEqualTo("a.png：" + CHINESE.get(inner.code()));
    assertThat(Texts.of(Phrase.of("%s %s", "a", "b"))).isEqualTo("ab");
    Problem broken = Problem.of("the pickle is broken: it %s", Phrase.of("lacks a mark"));
    assertThat(Texts.of(broken)).isEqualTo("该pickle已损坏：缺少标记");
    assertThat(broken.english()).isEqualTo("the pickle is broken: it lacks a mark");
  }

  @Test
  void aNumberChoosesTheSentence() {
    assertThat(Texts.count(1, "one", "%d of them", 1)).isEqualTo("one");
    assertThat(Texts.count(0, "one", "%d of them", 0)).isEqualTo("0 of them");
  }
}
