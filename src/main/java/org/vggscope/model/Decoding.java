package org.vggscope.model;

/**
 * What of a picture file is heeded before anything is scaled. Programs differ in it: Pillow's
 * {@code open} and {@code convert("RGB")} turn nothing and drop the transparency, viewers and this
 * program do otherwise.
 *
 * @param turned whether the picture is turned upright as its Exif orientation says
 * @param onWhite whether what is transparent lies on white; without, the transparency is dropped
 *     and the colours beneath it are taken
 */
public record Decoding(boolean turned, boolean onWhite) {
  /** As a person sees the picture. */
  public static final Decoding AS_SEEN = new Decoding(true, true);
}
