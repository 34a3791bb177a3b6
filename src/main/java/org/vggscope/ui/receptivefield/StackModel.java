package org.vggscope.ui.receptivefield;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.vggscope.model.KernelStack;
import org.vggscope.text.Texts;

/** What stacks of kernels are compared at. Needs no screen. */
final class StackModel {
  static final int MOST_CHANNELS = 4096;
  static final int LARGEST_SIDE = 1024;
  static final int CHANNELS = 256;
  static final int SIDE = 56;

  private final IntegerProperty channels = new SimpleIntegerProperty(CHANNELS);
  private final IntegerProperty side = new SimpleIntegerProperty(SIDE);
  private final Playback playback = new Playback();

  StackModel() {
    int deepest = KernelStack.COMPARED.stream().mapToInt(KernelStack::depth).max().orElseThrow();
    playback.restart(deepest + 1);
  }

  /** Channels in and out of every convolution: the paper's C. */
  IntegerProperty channelsProperty() {
    return channels;
  }

  /** Rows and columns of the feature maps. */
  IntegerProperty sideProperty() {
    return side;
  }

  /** How many convolutions are seen, from the output backwards; step 0 is the output alone. */
  Playback playback() {
    return playback;
  }

  long weights(KernelStack stack) {
    return stack.parameters(channels.get());
  }

  /** Multiply-adds for the whole map. */
  long multiplyAdds(KernelStack stack) {
    return stack.multiplyAdds(channels.get(), side.get() * side.get());
  }

  /**
   * Which convolution of the stack, counted from the output, first brings a cell into the field.
   *
   * @param distance rows or columns from the middle, the larger of the two
   * @return 0 for the middle itself; more than the depth for what is never seen
   */
  static int ring(KernelStack stack, int distance) {
    int reach = (stack.kernel() - 1) / 2;
    return (distance + reach - 1) / reach;
  }

  /** {@code 3 × 3}, {@code two 3 × 3}. */
  static String title(KernelStack stack) {
    String kernel = FieldTexts.square(stack.kernel());
    return switch (stack.depth()) {
      case 1 -> Texts.of("one %s", kernel);
      case 2 -> Texts.of("two %s", kernel);
      default -> Texts.of("three %s", kernel);
    };
  }

  /** What a stack saves against the one kernel that sees as much; empty where it is one itself. */
  static String saving(KernelStack stack) {
    if (stack.depth() == 1) {
      return "";
    }
    KernelStack single = new KernelStack(stack.field(), 1);
    double saved = 1 - (double) stack.weightsOfAPair() / single.weightsOfAPair();
    return Texts.of(
        "%s fewer than %s", FieldTexts.percent(saved), FieldTexts.square(single.kernel()));
  }
}
