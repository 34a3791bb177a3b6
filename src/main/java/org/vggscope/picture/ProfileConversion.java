package org.vggscope.picture;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Colours through an ICC profile to sRGB, by the JDK's Little CMS. */
final class ProfileConversion {

  /** More than rounding in two versions of the same profile moves a colour, in levels of 255. */
  private static final int ROUNDING = 2;

  private final ColorConvertOp operation;
  private final int colours;

  private ProfileConversion(ICC_Profile profile, int colours) {
    ICC_Profile screen = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    this.operation = new ColorConvertOp(new ICC_Profile[] {profile, screen}, null);
    this.colours = colours;
  }

  /**
   * What brings a picture to sRGB, or null when its samples are shown as they are.
   *
   * @param embedded a profile that the decoder left alone, or null
   * @param space what the decoder says the samples are
   * @param colours samples a pixel, without alpha
   */
  static ProfileConversion of(ICC_Profile embedded, ColorSpace space, int colours) {
    if (embedded != null && embedded.getNumComponents() == colours) {
      return unlessPlain(embedded, colours);
    }
    if (isPlain(space)) {
      return null;
    }
    return unlessPlain(((ICC_ColorSpace) space).getProfile(), colours);
  }

  /**
   * Java's own sRGB and grey, colour spaces without a profile, and the one that stands in for the
   * profile that a CMYK picture does not have: it is whichever the machine has installed, so that
   * one file would give different colours on two machines.
   */
  private static boolean isPlain(ColorSpace space) {
    return !(space instanceof ICC_ColorSpace)
        || space.isCS_sRGB()
        || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY))
        || space.equals(ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK));
  }

  /**
   * Most profiles in circulation are some version of sRGB. Converting from one to another only
   * shifts some colours by a level, so such a picture is left as its camera wrote it.
   */
  private static ProfileConversion unlessPlain(ICC_Profile profile, int colours) {
    ProfileConversion conversion = new ProfileConversion(profile, colours);
    if (colours != 3) {
      return conversion;
    }
    int[] probe = new int[3 * 9 * 9 * 9];
    for (int i = 0; i < probe.length / 3; i++) {
      probe[3 * i] = i / 81 * 255 / 8;
      probe[3 * i + 1] = i / 9 % 9 * 255 / 8;
      probe[3 * i + 2] = i % 9 * 255 / 8;
    }
    int[] rgb = new int[probe.length / 3];
    conversion.toRgb(probe, 255, rgb);
    for (int i = 0; i < probe.length; i++) {
      int level = rgb[i / 3] >> 16 - 8 * (i % 3) & 0xff;
      if (Math.abs(level - probe[i]) > ROUNDING) {
        return conversion;
      }
    }
    return null;
  }

  /**
   * Converts pixels.
   *
   * @param samples interleaved, from 0 to {@code most}; how many pixels they are follows from them
   * @param most 255 or 65535
   * @param rgb where the pixels go, {@code 0xRRGGBB}
   */
  void toRgb(int[] samples, int most, int[] rgb) {
    int count = samples.length / colours;
    int type = most == 255 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    WritableRaster from = Raster.createInterleavedRaster(type, count, 1, colours, null);
    from.setPixels(0, 0, count, 1, samples);
    WritableRaster to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, 3, null);
    operation.filter(from, to);
    int[] levels = to.getPixels(0, 0, count, 1, (int[]) null);
    for (int i = 0; i < count; i++) {
      rgb[i] = levels[3 * i] << 16 | levels[3 * i + 1] << 8 | levels[3 * i + 2];
    }
  }
}
