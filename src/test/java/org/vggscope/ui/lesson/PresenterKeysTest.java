package org.vggscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.ui.lesson.PresenterKeys.Deed;
import org.vggscope.ui.lesson.PresenterKeys.Typing;

class PresenterKeysTest {
  private final PresenterKeys keys = new PresenterKeys();

  @ParameterizedTest
  @CsvSource({
    "PAGE_DOWN, NEXT, NEXT, NEXT",
    "PAGE_UP, BACK, BACK, BACK",
    "RIGHT, NEXT, NONE, NONE",
    "LEFT, BACK, NONE, NONE",
    "SPACE, NEXT, NONE, NONE",
    "C, CAPTION, CAPTION, NONE",
    "B, BLANK, BLANK, NONE",
    "PERIOD, BLANK, NONE, NONE",
    "DIGIT3, COUNT, NONE, NONE",
    "ENTER, NONE, NONE, NONE",
    "A, NONE, NONE, NONE",
    "F6, NONE, NONE, NONE"
  })
  void aKeyMeansOneThingAndAnotherWhileSomebodyTypes(
      KeyCode key, Deed free, Deed answering, Deed typing) {
    assertThat(keys.press(key, Typing.NOTHING)).isEqualTo(free);
    keys.clear();
    assertThat(keys.press(key, Typing.AN_ANSWER)).isEqualTo(answering);
    assertThat(keys.press(key, Typing.ANYTHING)).isEqualTo(typing);
  }

  @Test
  void digitsAndEnterGoToAStep() {
    assertThat(keys.press(KeyCode.DIGIT1, Typing.NOTHING)).isEqualTo(Deed.COUNT);
    assertThat(keys.press(KeyCode.NUMPAD2, Typing.NOTHING)).isEqualTo(Deed.COUNT);
    assertThat(keys.digits()).isEqualTo("12");
    assertThat(keys.press(KeyCode.ENTER, Typing.NOTHING)).isEqualTo(Deed.JUMP);
    assertThat(keys.step()).isEqualTo(11);
    assertThat(keys.digits()).isEmpty();
    assertThat(keys.press(KeyCode.ENTER, Typing.NOTHING)).isEqualTo(Deed.NONE);
  }

  @Test
  void stepsThatThereCannotBeAreNoOthers() {
    keys.press(KeyCode.DIGIT9, Typing.NOTHING);
    keys.press(KeyCode.DIGIT9, Typing.NOTHING);
    assertThat(keys.step()).isEqualTo(98);
    keys.press(KeyCode.DIGIT0, Typing.NOTHING);
    assertThat(keys.step()).isNegative();
  }

  @Test
  void anotherKeyForgetsTheDigits() {
    keys.press(KeyCode.DIGIT4, Typing.NOTHING);
    keys.press(KeyCode.PAGE_DOWN, Typing.NOTHING);
    assertThat(keys.digits()).isEmpty();
  }
}
