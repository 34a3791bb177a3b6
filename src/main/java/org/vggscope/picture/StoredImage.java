package org.vggscope.picture;

import java.util.Arrays;
import org.vggscope.model.Decoding;

/**
 * What a file has that is not seen: how its pixels were turned, and the colours beneath what is
 * transparent.
 */
final class StoredImage {
  private final Orientation orientation;
  private final int[] opaque;

  /**
   * @param orientation how the stored pixels were turned
   * @param opaque {@code 0xAARRGGBB} of the upright picture, its colours without their
   *     transparency; null where nothing is transparent
   */
  private StoredImage(Orientation orientation, int[] opaque) {
    this.orientation = orientation;
    this.opaque = opaque;
  }

  /** As of the constructor; null where all that a file has is seen. */
  static StoredImage of(Orientation orientation, int[] opaque) {
    return orientation == Orientation.UPRIGHT && opaque == null
        ? null
        : new StoredImage(orientation, opaque);
  }

  /** The picture otherwise; itself where that makes no difference. */
  SourceImage decoded(SourceImage seen, Decoding decoding) {
    return decoding.onWhite() || opaque == null
        ? turned(seen, seen.pixels(), decoding)
        : turned(seen, Arrays.stream(opaque).map(pixel -> pixel & 0xffffff).toArray(), decoding);
  }

  /** How opaque each pixel is, as a grey picture; null where nothing is transparent. */
  SourceImage opacity(SourceImage seen, Decoding decoding) {
    return opaque == null
        ? null
        : turned(
            seen,
            Arrays.stream(opaque).map(pixel -> 0x010101 * (pixel >>> 24)).toArray(),
            decoding);
  }

  private SourceImage turned(SourceImage seen, int[] pixels, Decoding decoding) {
    if (!decoding.turned() && orientation != Orientation.UPRIGHT) {
      // Turned back: the sides of the stored picture are those of the upright one, or swapped.
      int width = orientation.uprightWidth(seen.width(), seen.height());
      int height = orientation.uprightHeight(seen.width(), seen.height());
      return new SourceImage(seen.name(), width, height, back(pixels, width, height))
          .noting(seen.note());
    }
    return pixels == seen.pixels()
        ? seen
        : new SourceImage(seen.name(), seen.width(), seen.height(), pixels).noting(seen.note());
  }

  private int[] back(int[] upright, int width, int height) {
    int[] stored = new int[upright.length];
    int step = orientation.step(width, height);
    for (int y = 0; y < height; y++) {
      int from = orientation.rowStart(y, width, height);
      for (int x = 0; x < width; x++, from += step) {
        stored[y * width + x] = upright[from];
      }
    }
    return stored;
  }
}
