package org.vggscope.picture;

/**
 * Colours of pictures that are scaled together with how opaque they are: what nobody sees must not
 * bleed into its neighbours. In Pillow's whole numbers ({@code Convert.c}, {@code rgba2rgbA} and
 * {@code rgbA2rgba}).
 */
final class Opacity {
  private static final int FULL = 255;

  private Opacity() {}

  /** Each colour times how opaque it is. */
  static SourceImage multiplied(SourceImage colours, SourceImage opacity) {
    return each(
        colours,
        opacity,
        (level, alpha) -> {
          int product = level * alpha + 128;
          return (product >> 8) + product >> 8;
        });
  }

  /** The colours of {@link #multiplied} ones. */
  static SourceImage apart(SourceImage multiplied, SourceImage opacity) {
    return each(
        multiplied,
        opacity,
        (level, alpha) ->
            alpha == 0 || alpha == FULL ? level : Math.min(FULL, FULL * level / alpha));
  }

  private interface Levels {
    int of(int level, int alpha);
  }

  private static SourceImage each(SourceImage colours, SourceImage opacity, Levels levels) {
    int[] pixels = new int[colours.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = colours.pixels()[i];
      int alpha = opacity.pixels()[i] & FULL;
      pixels[i] =
          levels.of(pixel >> 16 & FULL, alpha) << 16
              | levels.of(pixel >> 8 & FULL, alpha) << 8
              | levels.of(pixel & FULL, alpha);
    }
    return new SourceImage(colours.name(), colours.width(), colours.height(), pixels);
  }
}
