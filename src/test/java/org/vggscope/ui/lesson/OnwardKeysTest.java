package org.vggscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.vggscope.lesson.Player.Phase;

class OnwardKeysTest {
  private final OnwardKeys keys = new OnwardKeys();

  private boolean press(KeyCode key, boolean own) {
    keys.hold(key);
    return keys.press(key, own);
  }

  @Test
  void theKeyThatGaveTheAnswerMustBePressedAnew() {
    keys.show(3, Phase.ASKING);
    assertThat(press(KeyCode.ENTER, false)).isFalse();
    keys.show(3, Phase.ANSWERED);
    assertThat(press(KeyCode.ENTER, true)).isFalse();
    keys.release(KeyCode.ENTER);
    assertThat(press(KeyCode.ENTER, true)).isTrue();
    assertThat(press(KeyCode.ENTER, true)).isFalse();
  }

  @Test
  void aQuestionIsNotPassedByReadingOn() {
    keys.show(3, Phase.ASKING);
    assertThat(press(KeyCode.SPACE, true)).isFalse();
    keys.release(KeyCode.SPACE);
    keys.show(4, Phase.READY);
    assertThat(press(KeyCode.SPACE, true)).isTrue();
  }

  @Test
  void whatIsTypedAfterTheAnswerGoesNowhere() {
    keys.show(3, Phase.ANSWERED);
    for (KeyCode key : new KeyCode[] {KeyCode.A, KeyCode.SPACE, KeyCode.DIGIT4, KeyCode.ENTER}) {
      assertThat(press(key, true)).isFalse();
      keys.release(key);
    }
    assertThat(press(KeyCode.ENTER, true)).isTrue();
  }
}
