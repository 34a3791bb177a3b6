package org.vggscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of ImageNet and of Tiny ImageNet in Chinese. */
class ClassNamesTest {
  private static final Path LABELS = Path.of("assets/labels");

  @AfterEach
  void speakEnglish() {
    Texts.speak(Language.ENGLISH);
  }

  private static List<String> column(String file, int column) throws IOException {
    return Files.readAllLines(LABELS.resolve(file)).stream()
        .map(line -> line.split("\t")[column])
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"imagenet-1k", "tiny-imagenet-200"})
  void everyClassHasItsOwnName(String set) throws IOException {
    assertThat(column(set + ".zh.tsv", 0)).isEqualTo(column(set + ".tsv", 0));
    List<String> names = column(set + ".zh.tsv", 1);
    assertThat(names).allMatch(name -> name.equals(name.strip()) && !name.isEmpty());
    assertThat(new HashSet<>(names)).hasSameSizeAs(names);
    // The same class is called the same in both sets.
    List<String> ids = column(set + ".zh.tsv", 0);
    for (int i = 0; i < ids.size(); i++) {
      assertThat(ClassNames.chinese(ids.get(i))).isEqualTo(names.get(i));
    }
  }

  @Test
  void namesFollowTheLanguage() {
    assertThat(ClassNames.of("n02123045", "tabby")).isEqualTo("tabby");
    Texts.speak(Language.CHINESE);
    assertThat(ClassNames.of("n02123045", "tabby")).isEqualTo("虎斑猫");
    assertThat(ClassNames.of("", "class 3")).isEqualTo("class 3");
  }
}
