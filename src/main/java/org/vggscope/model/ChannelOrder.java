package org.vggscope.model;

import java.util.List;
import org.vggscope.support.Phrase;

/** Which colour comes first in the planar tensor that {@code conv1_1} reads. */
public enum ChannelOrder {
  RGB,
  BGR,
  /** One channel of grey: the brightness as ITU-R 601 and Pillow's {@code L} have it. */
  GREY,
  /** Red, green and blue, and how opaque the pixel is, 1 where nothing is transparent. */
  RGBA;

  /** The channels in the order in which people name colours: red, green, blue, and alpha. */
  public List<Integer> named() {
    return switch (this) {
      case RGB -> List.of(0, 1, 2);
      case BGR -> List.of(2, 1, 0);
      case GREY -> List.of(0);
      case RGBA -> List.of(0, 1, 2, 3);
    };
  }

  /** How many channels there are. */
  public int channels() {
    return named().size();
  }

  /** Whether red and blue can be swapped by mistake. */
  public boolean isColours() {
    return this == RGB || this == BGR;
  }

  /** What a channel is called: {@code red}. */
  public Phrase title(int channel) {
    if (this == GREY) {
      return Phrase.of("grey");
    }
    return switch (named().get(channel)) {
      case 0 -> Phrase.of("red");
      case 1 -> Phrase.of("green");
      case 2 -> Phrase.of("blue");
      default -> Phrase.of("alpha");
    };
  }
}
