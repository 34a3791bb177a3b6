package org.vggscope.ui.receptivefield;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.util.StringConverter;
import org.junit.jupiter.api.Test;
import org.vggscope.model.KernelStack;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.controls.Spinners;

class StackModelTest {
  private final StackModel model = new StackModel();

  @Test
  void countsAtTheChosenChannelsAndSide() {
    KernelStack three = new KernelStack(3, 3);
    model.channelsProperty().set(64);
    model.sideProperty().set(224);
    assertThat(model.weights(three)).isEqualTo(27 * 64 * 64);
    assertThat(model.multiplyAdds(three)).isEqualTo(27L * 64 * 64 * 224 * 224);
    model.channelsProperty().set(StackModel.MOST_CHANNELS);
    model.sideProperty().set(StackModel.LARGEST_SIDE);
    assertThat(model.multiplyAdds(new KernelStack(7, 1))).isPositive();
  }

  @Test
  void widthsDoubleAndHalveWithinBounds() {
    DoublingFactory factory = new DoublingFactory(256, 4096);
    factory.increment(1);
    assertThat(factory.getValue()).isEqualTo(512);
    factory.increment(9);
    assertThat(factory.getValue()).isEqualTo(4096);
    factory.decrement(20);
    assertThat(factory.getValue()).isEqualTo(1);
    StringConverter<Integer> text = Spinners.text(factory::getValue, factory::bounded);
    assertThat(text.fromString(" 96 ")).isEqualTo(96);
    assertThat(text.fromString("99999999999")).isEqualTo(4096);
    assertThat(text.fromString("-3")).isEqualTo(1);
    assertThat(text.fromString("many")).isEqualTo(1);
  }

  @Test
  void writesLargeNumbersInThreeDigits() {
    assertThat(Numbers.large(589_824)).isEqualTo("589,824");
    assertThat(Numbers.large(37_748_736)).isEqualTo("37.7 M");
    assertThat(Numbers.large(15_470_264_320L)).isEqualTo("15.5 G");
  }
}
