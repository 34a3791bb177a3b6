package org.vggscope.picture;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * From whatever samples a decoder hands out to sRGB without transparency: 8 bits a colour, on
 * white.
 *
 * <p>Works in strips of rows, so that beside the decoded picture and the result little memory is
 * needed. Grey without a profile is taken as it is, not through Java's {@code CS_GRAY}, which is
 * linear light and would make it paler than every other program shows it.
 */
final class PictureColours {

  private static final int STRIP_PIXELS = 1 << 16;

  private final ColorModel model;
  private final Raster raster;
  private final int colours;
  private final long[] largest;
  private final ProfileConversion conversion;
  private final int[] palette;
  private final int[] opaquePalette;

  /** Alpha of a pixel that nothing shines through. */
  private static final int OPAQUE = 0xff000000;

  /** Whether anything that was read is transparent. */
  private boolean transparent;

  private PictureColours(BufferedImage image, ICC_Profile profile, ColourHandling handling) {
    model = image.getColorModel();
    raster = image.getRaster();
    colours = model.getNumColorComponents();
    largest = new long[model.getNumComponents()];
    for (int i = 0; i < largest.length; i++) {
      largest[i] = (1L << model.getComponentSize(i)) - 1;
    }
    conversion =
        handling == ColourHandling.AS_STORED
            ? null
            : ProfileConversion.of(profile, model.getColorSpace(), colours);
    opaquePalette = model instanceof IndexColorModel indexed ? opaque(indexed) : null;
    palette = opaquePalette == null ? null : onWhite(opaquePalette);
  }

  /**
   * The picture in sRGB, upright and on white.
   *
   * @param image decoded samples
   * @param profile the embedded profile where the decoder does not apply it; null when the colour
   *     space of the image says all
   * @param orientation how to turn it
   * @param handling whether profiles count
   */
  static SourceImage toSource(
      String name,
      BufferedImage image,
      ICC_Profile profile,
      Orientation orientation,
      ColourHandling handling) {
    int width = image.getWidth();
    int height = image.getHeight();
    PictureColours colours = new PictureColours(image, profile, handling);
    int[] pixels = new int[Math.multiplyExact(width, height)];
    int[] opaque = null;
    int step = orientation.step(width, height);
    int rows = Math.max(1, Math.min(height, STRIP_PIXELS / width));
    int[] strip = new int[rows * width];
    int[] opaqueStrip = colours.model.hasAlpha() ? new int[strip.length] : null;
    for (int top = 0; top < height; top += rows) {
      int count = Math.min(rows, height - top);
      colours.read(top, count, width, strip, opaqueStrip);
      if (colours.transparent && opaque == null) {
        // Nothing was transparent until here.
        opaque = pixels.clone();
        for (int i = 0; i < opaque.length; i++) {
          opaque[i] |= OPAQUE;
        }
      }
      for (int y = 0; y < count; y++) {
        int to = orientation.rowStart(top + y, width, height);
        for (int x = 0; x < width; x++, to += step) {
          pixels[to] = strip[y * width + x];
          if (opaque != null) {
            opaque[to] = opaqueStrip[y * width + x];
          }
        }
      }
    }
    return new SourceImage(
        name,
        orientation.uprightWidth(width, height),
        orientation.uprightHeight(width, height),
        pixels,
        StoredImage.of(orientation, opaque),
        null);
  }

  /**
   * Reads rows.
   *
   * @param strip their colours on white
   * @param opaque their colours without transparency, {@code 0xAARRGGBB}; null when nothing can be
   *     transparent
   */
  private void read(int top, int rows, int width, int[] strip, int[] opaque) {
    if (palette == null) {
      fromSamples(top, rows, width, strip, opaque);
      return;
    }
    int[] indices = raster.getSamples(0, top, width, rows, 0, (int[]) null);
    for (int i = 0; i < indices.length; i++) {
      strip[i] = palette[indices[i]];
      if (opaque != null) {
        opaque[i] = opaquePalette[indices[i]];
        transparent |= opaque[i] >>> 24 != 255;
      }
    }
  }

  private static int[] onWhite(int[] opaque) {
    int[] shown = opaque.clone();
    for (int i = 0; i < shown.length; i++) {
      shown[i] = onWhite(shown[i] & 0xffffff, shown[i] >>> 24);
    }
    return shown;
  }

  /** The palette's colours in sRGB, {@code 0xAARRGGBB}. */
  private int[] opaque(IndexColorModel indexed) {
    int[] argb = new int[1 << indexed.getPixelSize()];
    // Damaged files hold indices past the palette's end; opaque black is what libpng shows.
    Arrays.fill(argb, OPAQUE);
    int[] given = new int[indexed.getMapSize()];
    indexed.getRGBs(given);
    System.arraycopy(given, 0, argb, 0, Math.min(argb.length, given.length));
    int[] rgb = argb.clone();
    if (conversion != null) {
      int[] samples = new int[3 * argb.length];
      for (int i = 0; i < argb.length; i++) {
        samples[3 * i] = argb[i] >> 16 & 0xff;
        samples[3 * i + 1] = argb[i] >> 8 & 0xff;
        samples[3 * i + 2] = argb[i] & 0xff;
      }
      conversion.toRgb(samples, 255, rgb);
    }
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = argb[i] & OPAQUE | rgb[i] & 0xffffff;
    }
    return rgb;
  }

  private void fromSamples(int top, int rows, int width, int[] strip, int[] opaque) {
    int bands = raster.getNumBands();
    int count = rows * width;
    int most = largest[0] > 255 ? 65535 : 255;
    int[] scaled = new int[colours * count];
    int[] alpha = model.hasAlpha() ? new int[count] : null;
    int type = raster.getTransferType();
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      float[] samples = raster.getPixels(0, top, width, rows, (float[]) null);
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < colours; c++) {
          scaled[i * colours + c] = Math.round(clamp(samples[i * bands + c]) * most);
        }
        if (alpha != null) {
          alpha[i] = Math.round(clamp(samples[i * bands + colours]) * 255);
        }
      }
    } else {
      int[] samples = raster.getPixels(0, top, width, rows, (int[]) null);
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < colours; c++) {
          scaled[i * colours + c] = rescale(samples[i * bands + c], largest[c], most);
        }
        if (alpha != null) {
          alpha[i] = rescale(samples[i * bands + colours], largest[colours], 255);
        }
      }
    }
    toRgb(scaled, alpha, most, strip, count);
    if (alpha != null) {
      putOnWhite(strip, alpha, opaque, count);
    }
  }

  private void toRgb(int[] samples, int[] alpha, int most, int[] strip, int count) {
    boolean premultiplied = alpha != null && model.isAlphaPremultiplied();
    if (premultiplied) {
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < colours; c++) {
          int at = i * colours + c;
          samples[at] = alpha[i] == 0 ? most : (int) Math.min(most, samples[at] * 255L / alpha[i]);
        }
      }
    }
    if (conversion != null) {
      conversion.toRgb(samples, most, strip);
    } else {
      for (int i = 0; i < count; i++) {
        int at = i * colours;
        strip[i] =
            switch (colours) {
              case 1 -> 0x010101 * rescale(samples[at], most, 255);
              case 4 -> inkToRgb(samples, at, most);
              default ->
                  rescale(samples[at], most, 255) << 16
                      | rescale(samples[at + 1], most, 255) << 8
                      | rescale(samples[at + 2], most, 255);
            };
      }
    }
  }

  private void putOnWhite(int[] strip, int[] alpha, int[] opaque, int count) {
    for (int i = 0; i < count; i++) {
      opaque[i] = alpha[i] << 24 | strip[i] & 0xffffff;
      strip[i] = onWhite(strip[i], alpha[i]);
      transparent |= alpha[i] != 255;
    }
  }

  /** Without a profile nobody knows the ink; light that passes both colour and black, as Pillow. */
  private static int inkToRgb(int[] samples, int at, int most) {
    int rgb = 0;
    long paper = most - samples[at + 3];
    for (int c = 0; c < 3; c++) {
      rgb = rgb << 8 | rescale((most - samples[at + c]) * paper, (long) most * most, 255);
    }
    return rgb;
  }

  private static float clamp(float value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }

  /** Rounded, so that 16 bits give the nearest of 8, and 5 bits reach white. */
  private static int rescale(long value, long from, int to) {
    return from == to ? (int) value : (int) ((value * to + from / 2) / from);
  }

  private static int rescale(int value, long from, int to) {
    return from == to ? value : rescale(value & 0xffffffffL, from, to);
  }

  private static int onWhite(int rgb, int alpha) {
    if (alpha == 255) {
      return rgb & 0xffffff;
    }
    int result = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int over = (rgb >> shift & 0xff) * alpha + 255 * (255 - alpha);
      result |= (over + 127) / 255 << shift;
    }
    return result;
  }
}
