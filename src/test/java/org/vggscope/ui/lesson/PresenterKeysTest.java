package org.vggscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.ui.lesson.PresenterKeys.Deed;

class PresenterKeysTest {
  private final PresenterKeys keys = new PresenterKeys();

  @ParameterizedTest
  @CsvSource({
    "PAGE_DOWN, NEXT, NEXT",
    "PAGE_UP, BACK, BACK",
    "RIGHT, NEXT, NONE",
    "LEFT, BACK, NONE",
    "SPACE, NEXT, NONE",
    "C, CAPTION, NONE",
    "B, BLANK, NONE",
    "PERIOD, BLANK, NONE",
    "DIGIT3, COUNT, NONE",
    "ENTER, NONE, NONE",
    "A, NONE, NONE",
    "F6, NONE, NONE"
  })
  void aKeyMeansOneThingAndAnotherWhileSomebodyTypes(KeyCode key, Deed free, Deed typing) {
    assertThat(keys.press(key, false)).isEqualTo(free);
    keys.clear();
    assertThat(keys.press(key, true)).isEqualTo(typing);
  }

  @Test
  void digitsAndEnterGoToAStep() {
    assertThat(keys.press(KeyCode.DIGIT1, false)).isEqualTo(Deed.COUNT);
    assertThat(keys.press(KeyCode.NUMPAD2, false)).isEqualTo(Deed.COUNT);
    assertThat(keys.digits()).isEqualTo("12");
    assertThat(keys.press(KeyCode.ENTER, false)).isEqualTo(Deed.JUMP);
    assertThat(keys.step(20)).isEqualTo(11);
    assertThat(keys.digits()).isEmpty();
    assertThat(keys.press(KeyCode.ENTER, false)).isEqualTo(Deed.NONE);
  }

  @Test
  void stepsThatThereAreNotAreTheLastAndTheFirst() {
    keys.press(KeyCode.DIGIT9, false);
    keys.press(KeyCode.DIGIT9, false);
    assertThat(keys.step(7)).isEqualTo(6);
    keys.press(KeyCode.DIGIT0, false);
    assertThat(keys.step(7)).isZero();
  }

  @Test
  void anotherKeyForgetsTheDigits() {
    keys.press(KeyCode.DIGIT4, false);
    keys.press(KeyCode.PAGE_DOWN, false);
    assertThat(keys.digits()).isEmpty();
  }
}
