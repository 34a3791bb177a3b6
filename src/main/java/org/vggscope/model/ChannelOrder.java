package org.vggscope.model;

/** Which colour comes first in the planar tensor that {@code conv1_1} reads. */
public enum ChannelOrder {
  RGB,
  BGR,
  /** One channel of grey: the brightness as ITU-R 601 and Pillow's {@code L} have it. */
  GREY;

  /** How many channels there are. */
  public int channels() {
    return this == GREY ? 1 : 3;
  }
}
