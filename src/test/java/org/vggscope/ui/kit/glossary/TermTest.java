package org.vggscope.ui.kit.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TermTest {
  @ParameterizedTest
  @EnumSource
  void eachWordIsExplainedInAFewSentences(Term term) {
    assertThat(term.word()).isNotBlank();
    assertThat(term.text()).endsWith(".").hasSizeBetween(60, 320);
    assertThat(Explained.text(term)).isEqualTo(term.word() + ": " + term.text());
  }
}
