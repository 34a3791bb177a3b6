package org.vggscope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowLanguageTest {
  @ParameterizedTest
  @ValueSource(strings = {"zh", "en", "ZH", "zh-CN", "zh_CN", "zh_CN.UTF-8", "en-GB"})
  void aLanguageIsNamedInManyWays(String name) {
    String[] apart = {"--language", name, "cat.png"};
    assertThat(WindowLanguage.count(apart)).isEqualTo(2);
    assertThat(WindowLanguage.forWindow(apart)).containsExactly("--language=" + name, "cat.png");
    String[] joined = {"--language=" + name, "cat.png"};
    assertThat(WindowLanguage.count(joined)).isEqualTo(1);
    assertThat(WindowLanguage.forWindow(joined)).isEqualTo(joined);
  }

  @Test
  void anythingElseIsNotTheWindows() {
    assertThat(WindowLanguage.count(new String[] {"--language", "fr", "cat.png"})).isZero();
    assertThat(WindowLanguage.count(new String[] {"--language=zhou"})).isZero();
    assertThat(WindowLanguage.count(new String[] {"--language"})).isZero();
    assertThat(WindowLanguage.count(new String[] {"cat.png", "--language", "zh"})).isZero();
    assertThat(WindowLanguage.count(new String[0])).isZero();
  }
}
