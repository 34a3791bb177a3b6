package org.vggscope.export.field;

import org.vggscope.explain.EffectiveField;
import org.vggscope.model.Window;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Mix;

/**
 * The picture as the network sees it, dimmed outside of a field, with the effective field over it.
 *
 * @param picture what the network sees
 * @param box the pixels that count, also those beyond the border
 * @param heat what is laid over the picture, or null
 */
public record FieldPicture(SourceImage picture, Window box, EffectiveField heat) {
  /** The colour map of the effective field. */
  public static final ColourMap COLOURS = ColourMap.MAGMA;

  private static final double HEAT_SHARE = 0.8;
  private static final double DIMMED = 0.4;

  /** Where on the colour map an influence lies: few pixels count most, the root shows the rest. */
  public static double colourShare(double influence) {
    return Math.sqrt(influence);
  }

  /** Whether a pixel is one of the picture's. */
  public boolean isInside(int row, int column) {
    return row >= 0 && row < picture.height() && column >= 0 && column < picture.width();
  }

  /**
   * A pixel of the picture, opaque {@code 0xAARRGGBB}.
   *
   * @param ground towards which is dimmed what does not count
   */
  public int colour(int row, int column, int ground) {
    int colour = picture.pixels()[row * picture.width() + column] | 0xFF000000;
    if (heat == null) {
      return box.contains(row, column) ? colour : Mix.of(colour, ground, DIMMED / 2);
    }
    int grey = Mix.grey(colour);
    if (!heat.window().contains(row, column)) {
      return Mix.of(grey, ground, DIMMED);
    }
    return Mix.of(grey, COLOURS.colour(colourShare(heat.shareAt(row, column))), HEAT_SHARE);
  }

  /**
   * A part of the plane as a picture.
   *
   * @param part the picture and what of the field lies beyond its border
   * @param ground of what neither is the picture's nor counts
   * @param padding of what counts beyond the border, where the network reads zeros
   */
  public SourceImage painted(Window part, int ground, int padding) {
    int[] pixels = new int[part.area()];
    for (int i = 0; i < pixels.length; i++) {
      int row = part.top() + i / part.width();
      int column = part.left() + i % part.width();
      pixels[i] =
          isInside(row, column)
              ? colour(row, column, ground)
              : box.contains(row, column) ? padding : ground;
    }
    return new SourceImage(picture.name(), part.width(), part.height(), pixels);
  }
}
