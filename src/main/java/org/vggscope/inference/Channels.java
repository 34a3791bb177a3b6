package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;

/** Single channels of {@code (N, C, H, W)} in the engine's memory. */
final class Channels {
  private Channels() {}

  /** A view on a channel's feature map, row by row. */
  static FloatBuffer view(NativeMemory memory, NDArray array, int item, int channel) {
    int area = Math.toIntExact(array.getShape().get(2) * array.getShape().get(3));
    return memory.view(array, (item * array.getShape().get(1) + channel) * area, area);
  }

  /** Sets a channel to zero in place. */
  static void silence(NativeMemory memory, NDArray array, int item, int channel) {
    FloatBuffer map = view(memory, array, item, channel);
    map.put(new float[map.remaining()]);
  }

  /** Whether a channel is zero everywhere. */
  static boolean isSilent(NativeMemory memory, NDArray array, int item, int channel) {
    FloatBuffer map = view(memory, array, item, channel);
    while (map.hasRemaining()) {
      if (map.get() != 0) {
        return false;
      }
    }
    return true;
  }
}
