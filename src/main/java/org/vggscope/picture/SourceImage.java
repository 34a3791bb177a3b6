package org.vggscope.picture;

import org.vggscope.model.Decoding;
import org.vggscope.support.Problem;

/**
 * A picture as a person sees it: upright, sRGB, without transparency.
 *
 * @param name what to call it, a file's name
 * @param width columns
 * @param height rows
 * @param pixels {@code 0xRRGGBB}, row by row; not to be written to
 * @param stored what the file had beside that; null where it had nothing
 * @param note what a person has to know of how the file was read; null where there is nothing
 */
public record SourceImage(
    String name, int width, int height, int[] pixels, StoredImage stored, Problem note) {
  /** A picture of which there is nothing else to know. */
  public SourceImage(String name, int width, int height, int[] pixels) {
    this(name, width, height, pixels, null, null);
  }

  /** The same, of which that has to be known; null for nothing. */
  SourceImage noting(Problem known) {
    return new SourceImage(name, width, height, pixels, stored, known);
  }

  /** The picture as something else than a person takes it out of its file. */
  public SourceImage decoded(Decoding decoding) {
    return stored == null || decoding.equals(Decoding.AS_SEEN)
        ? this
        : stored.decoded(this, decoding);
  }

  /** The picture, or where it is longer, scaled down to a longest side of so many pixels. */
  public SourceImage within(int side) {
    int longer = Math.max(width, height);
    return longer <= side
        ? this
        : Resampler.resize(
            this,
            Math.max(1, Math.round((float) width * side / longer)),
            Math.max(1, Math.round((float) height * side / longer)));
  }

  /** How opaque each of its pixels is, as a grey picture; null where nothing is transparent. */
  SourceImage opacity(Decoding decoding) {
    return stored == null ? null : stored.opacity(this, decoding);
  }

  public SourceImage {
    if (width < 1 || height < 1 || pixels.length != Math.multiplyExact(width, height)) {
      throw Problem.refused(
          "%d x %d pixels do not fit into %d numbers", width, height, pixels.length);
    }
  }
}
