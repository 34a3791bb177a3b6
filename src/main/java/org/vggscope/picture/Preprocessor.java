package org.vggscope.picture;

import java.util.function.UnaryOperator;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Look;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.model.Shape;
import org.vggscope.support.Problem;

/**
 * Makes a picture ready for a network: scales, crops and normalises it as the {@link Preprocessing}
 * says.
 *
 * <p>Pixels are those of Pillow (see {@link Resampler}), the length of the longer side, the offset
 * of the crop and the order of float32 operations those of torchvision ({@code resize}, {@code
 * center_crop}, {@code to_tensor} and {@code normalize} in {@code
 * torchvision/transforms/functional.py}), so that the same weights give the same logits as in
 * PyTorch.
 */
public final class Preprocessor {

  /** Of the full-width VGG16 the first layer alone would make 4 GB of so many. */
  private static final int MOST_POSITIONS = 1 << 24;

  /** Place of the channel that no colour is. */
  private static final int ALPHA = 3;

  private Preprocessor() {}

  /**
   * The picture as {@code conv1_1} reads it: float32, planar {@code (channels, height, width)}.
   *
   * <p>With a crop, height and width are {@link Preprocessing#crop()}. Without one the whole scaled
   * picture is kept, but of one longer than {@link Preprocessing#MAX_ASPECT} times its shorter side
   * only the middle. Memory goes with the result, not with the scaled picture: only the pixels
   * inside the crop are computed.
   *
   * @param image any picture
   * @param preprocessing what the weights expect
   * @throws IllegalArgumentException when the crop is larger than the scaled picture; the message
   *     is one line for people
   */
  public static PreparedPicture prepare(SourceImage image, Preprocessing preprocessing) {
    return prepare(image, Look.of(preprocessing));
  }

  /**
   * As {@link #prepare(SourceImage, Preprocessing)}, from another place of the picture or in a
   * mirror. The box is where the look lies in the picture as it is, not mirrored.
   *
   * @param look what to take of the picture
   * @throws IllegalArgumentException when the crop is larger than the scaled picture; the message
   *     is one line for people
   */
  public static PreparedPicture prepare(SourceImage source, Look look) {
    Preprocessing preprocessing = look.preprocessing();
    SourceImage image = source.decoded(preprocessing.decoding());
    Size scaled = scaledSize(image, preprocessing);
    Size window = windowSize(image, scaled, preprocessing);
    if ((long) window.width * window.height > MOST_POSITIONS) {
      throw Problem.refused(
          "%s: %d x %d pixels are more than a network is fed; scale to less, or crop",
          image.name(), window.width, window.height);
    }
    int left = placed(scaled.width, window.width, scaled, look.place(), look.place().across());
    int top = placed(scaled.height, window.height, scaled, look.place(), look.place().down());
    UnaryOperator<SourceImage> scaling =
        each -> {
          SourceImage upright =
              Resampler.resize(
                  each, scaled.width, scaled.height, left, top, window.width, window.height);
          SourceImage whole = bordered(upright, preprocessing);
          return look.mirrored() ? mirrored(whole) : whole;
        };
    SourceImage opacity =
        preprocessing.order() == ChannelOrder.RGBA
            ? source.opacity(preprocessing.decoding())
            : null;
    SourceImage alpha = opacity == null ? null : scaling.apply(opacity);
    boolean same = scaled.equals(new Size(image.width(), image.height()));
    SourceImage seen =
        alpha == null || same
            ? scaling.apply(image)
            : Opacity.apart(scaling.apply(Opacity.multiplied(image, opacity)), alpha);
    seen = preprocessing.order() == ChannelOrder.GREY ? grey(seen) : seen;
    double across = (double) image.width() / scaled.width;
    double down = (double) image.height() / scaled.height;
    CropBox box =
        new CropBox(left * across, top * down, window.width * across, window.height * down);
    return new PreparedPicture(
        source, image, preprocessing, box, seen, normalise(seen, alpha, preprocessing));
  }

  /** The first row or column of a window: centred, or somewhere in the central square. */
  private static int placed(int whole, int part, Size scaled, Look.Place place, double share) {
    if (place == Look.Place.CENTRE) {
      return centred(whole, part);
    }
    int square = Math.min(scaled.width, scaled.height);
    int inSquare = share == 0.5 ? centred(square, part) : (int) (share * (square - part));
    return centred(whole, square) + inSquare;
  }

  private static SourceImage mirrored(SourceImage image) {
    int width = image.width();
    int[] pixels = new int[image.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      int column = i % width;
      pixels[i] = image.pixels()[i - column + width - 1 - column];
    }
    return new SourceImage(image.name(), width, image.height(), pixels);
  }

  /** With black round it, as torchvision crops what is smaller: at odd sides more of it behind. */
  private static SourceImage bordered(SourceImage image, Preprocessing preprocessing) {
    int side = preprocessing.crop();
    if (preprocessing.resize() != Resize.BORDERED || image.width() == side) {
      return image;
    }
    int border = (side - image.width()) / 2;
    int[] pixels = new int[side * side];
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(
          image.pixels(), y * image.width(), pixels, (y + border) * side + border, image.width());
    }
    return new SourceImage(image.name(), side, side, pixels);
  }

  /** Brightness by ITU-R 601, in Pillow's whole numbers. */
  private static SourceImage grey(SourceImage image) {
    int[] pixels = image.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      int red = pixels[i] >> 16 & 0xff;
      int green = pixels[i] >> 8 & 0xff;
      int blue = pixels[i] & 0xff;
      pixels[i] = 0x010101 * (19595 * red + 38470 * green + 7471 * blue + 0x8000 >> 16);
    }
    return new SourceImage(image.name(), image.width(), image.height(), pixels);
  }

  /**
   * A small copy for people, the longer side {@code side} pixels or the picture's own if shorter.
   */
  public static SourceImage thumbnail(SourceImage image, int side) {
    double shrink = Math.min(1, (double) side / Math.max(image.width(), image.height()));
    int width = Math.max(1, (int) Math.round(image.width() * shrink));
    int height = Math.max(1, (int) Math.round(image.height() * shrink));
    return Resampler.resize(image, width, height);
  }

  private record Size(int width, int height) {}

  private static Size scaledSize(SourceImage image, Preprocessing preprocessing) {
    int to = preprocessing.resizeTo();
    return switch (preprocessing.resize()) {
      case NONE -> new Size(image.width(), image.height());
      case SQUASH -> new Size(to, to);
      case SHORTER_SIDE, BORDERED ->
          image.width() <= image.height()
              ? new Size(to, longer(to, image.height(), image.width()))
              : new Size(longer(to, image.width(), image.height()), to);
    };
  }

  /** torchvision cuts the fraction off: 640 x 427 becomes 95 x 64. */
  private static int longer(int shorterTo, int longer, int shorter) {
    return (int) ((long) shorterTo * longer / shorter);
  }

  private static Size windowSize(SourceImage image, Size scaled, Preprocessing preprocessing) {
    boolean bordered = preprocessing.resize() == Resize.BORDERED;
    int crop = bordered ? preprocessing.resizeTo() : preprocessing.crop();
    if (crop == 0) {
      return new Size(
          (int) Math.min(scaled.width, (long) Preprocessing.MAX_ASPECT * scaled.height),
          (int) Math.min(scaled.height, (long) Preprocessing.MAX_ASPECT * scaled.width));
    }
    if (crop > scaled.width || crop > scaled.height) {
      throw preprocessing.resize() == Resize.NONE
          ? Problem.refused(
              "%s: a crop of %d x %d does not fit into %d x %d pixels; use a larger picture or a"
                  + " preprocessing that scales",
              image.name(), crop, crop, scaled.width, scaled.height)
          : Problem.refused(
              "%s: a crop of %d x %d does not fit into %d x %d pixels; use a larger picture or"
                  + " scale to at least %d",
              image.name(), crop, crop, scaled.width, scaled.height, crop);
    }
    return new Size(crop, crop);
  }

  /** Python's {@code round} takes a half to the even neighbour, as {@link Math#rint} does. */
  private static int centred(int whole, int part) {
    return (int) Math.rint((whole - part) / 2.0);
  }

  /** In float32 and in the order of operations of PyTorch, so that the values are its values. */
  private static InputTensor normalise(
      SourceImage seen, SourceImage alpha, Preprocessing preprocessing) {
    int area = seen.pixels().length;
    ChannelOrder order = preprocessing.order();
    float[] values = new float[order.channels() * area];
    for (int channel = 0; channel < order.channels(); channel++) {
      int colour = order.named().get(channel);
      boolean opaque = colour == ALPHA && alpha == null;
      int[] pixels = colour == ALPHA && !opaque ? alpha.pixels() : seen.pixels();
      int shift = colour == ALPHA ? 0 : 16 - 8 * colour;
      float[] levels = new float[256];
      float mean = preprocessing.mean().get(channel).floatValue();
      float deviation = preprocessing.deviation().get(channel).floatValue();
      for (int level = 0; level < 256; level++) {
        float value = preprocessing.range() == 255 ? level : level / 255f;
        levels[level] = (value - mean) / deviation;
      }
      for (int i = 0; i < area; i++) {
        values[channel * area + i] = levels[opaque ? 255 : pixels[i] >> shift & 0xff];
      }
    }
    return new InputTensor(new Shape(order.channels(), seen.height(), seen.width()), values);
  }
}
