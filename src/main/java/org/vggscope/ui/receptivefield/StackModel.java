package org.vggscope.ui.receptivefield;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.vggscope.export.field.StacksExhibit;
import org.vggscope.model.KernelStack;

/** What stacks of kernels are compared at. Needs no screen. */
final class StackModel {
  static final int MOST_CHANNELS = 4096;
  static final int LARGEST_SIDE = 1024;
  static final int CHANNELS = StacksExhibit.CHANNELS;
  static final int SIDE = StacksExhibit.SIDE;

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
}
