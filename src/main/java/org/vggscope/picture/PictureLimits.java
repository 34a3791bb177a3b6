package org.vggscope.picture;

import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * Which sizes of pictures are read. Checked against the header, before anything is decoded, so that
 * a file of a few bytes which claims billions of pixels costs nothing.
 */
public final class PictureLimits {

  /**
   * Most pixels, 64 megapixels: what the largest common camera sensors give. Decoded and converted
   * they take up to 12 bytes each, which fits into a heap of 1 GB.
   */
  public static final long MAX_PIXELS = 64_000_000;

  /**
   * Most pixels of a WebP picture, 24 megapixels: its decoder needs some 30 bytes for each while it
   * works, whatever the picture holds.
   */
  public static final long MAX_PIXELS_WEBP = 24_000_000;

  /** Least pixels a side: there is nothing to see in less. */
  public static final int MIN_SIDE = 2;

  /** The longer side is at most this many times the shorter. */
  public static final int MAX_RATIO = 50;

  private PictureLimits() {}

  static void check(String name, long width, long height, long mostPixels)
      throws ImageFormatException {
    Phrase size = Phrase.of("%d x %d pixels", width, height);
    if (width < 1 || height < 1) {
      throw new ImageFormatException(
          Problem.of("%s in its header; download it again", size).about(name));
    }
    if (width > mostPixels / height) {
      throw new ImageFormatException(
          Problem.of(
                  "%s are more than the limit of %d megapixels; scale it down first",
                  size, mostPixels / 1_000_000)
              .about(name));
    }
    if (Math.max(width, height) > MAX_RATIO * Math.min(width, height)) {
      throw new ImageFormatException(
          Problem.of(
                  "%s are too narrow, the longer side may be %d times the shorter; crop it first",
                  size, MAX_RATIO)
              .about(name));
    }
    if (Math.min(width, height) < MIN_SIDE) {
      throw new ImageFormatException(
          Problem.of(
                  "%s are too few, a side has at least %d; choose a larger picture", size, MIN_SIDE)
              .about(name));
    }
  }
}
