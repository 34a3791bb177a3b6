package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vggscope.training.DataSets;

class ToldTrainingTest {
  private static String[] told(String said) throws IOException {
    return ToldTraining.arguments(
        new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)), new DataSets());
  }

  @Test
  void itIsToldAnyArgumentsAtAll() throws IOException {
    assertThat(told("[\"train\",\"two\\nlines\",\"\u56fe\"]\n"))
        .containsExactly("train", "two\nlines", "\u56fe");
  }

  @Test
  void itEndsWhenNobodyTellsItAnything() throws IOException {
    assertThat(told("")).isNull();
  }

  @Test
  void itIsMeantByItsOwnNameOnly() {
    assertThat(ToldTraining.isMeant(new String[] {"train", "--when-told"})).isTrue();
    assertThat(ToldTraining.isMeant(new String[] {"train", "--resume", "x"})).isFalse();
    assertThat(ToldTraining.isMeant(new String[] {"--when-told"})).isFalse();
  }
}
