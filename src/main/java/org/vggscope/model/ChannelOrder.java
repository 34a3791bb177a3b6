package org.vggscope.model;

import java.util.List;

/** Which colour comes first in the planar tensor that {@code conv1_1} reads. */
public enum ChannelOrder {
  RGB,
  BGR,
  /** One channel of grey: the brightness as ITU-R 601 and Pillow's {@code L} have it. */
  GREY;

  /** The channels in the order in which people name colours: red, green, blue. */
  public List<Integer> named() {
    return switch (this) {
      case RGB -> List.of(0, 1, 2);
      case BGR -> List.of(2, 1, 0);
      case GREY -> List.of(0);
    };
  }

  /** How many channels there are. */
  public int channels() {
    return this == GREY ? 1 : 3;
  }
}
