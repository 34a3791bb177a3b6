package org.vggscope.picture;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * A picture in NumPy's {@code .npy}: grey {@code (H, W)}, or channels last or first, 1, 3 or 4 of
 * them; a fourth is left out. Numbers of any kind, see {@link NumberScale}.
 */
final class NumpyPicture {
  private static final int COLOURS = 3;

  private final float[] numbers;
  private final int height;
  private final int width;
  private final int channels;

  /** From one number to the next, along each axis of the picture. */
  private final int down;

  private final int across;
  private final int deep;

  private NumpyPicture(float[] numbers, List<Integer> shape, boolean columns) {
    this.numbers = numbers;
    int axes = shape.size();
    boolean last = axes == 2 || isChannels(shape.get(2));
    this.channels = axes == 2 ? 1 : shape.get(last ? 2 : 0);
    int first = last ? 0 : 1;
    this.height = shape.get(first);
    this.width = shape.get(first + 1);
    int[] steps = new int[3];
    int step = 1;
    for (int i = 0; i < axes; i++) {
      int axis = columns ? i : axes - 1 - i;
      steps[axis] = step;
      step *= shape.get(axis);
    }
    this.down = steps[first];
    this.across = steps[first + 1];
    this.deep = steps[last ? 2 : 0];
  }

  private static boolean isChannels(int length) {
    return length == 1 || length == COLOURS || length == COLOURS + 1;
  }

  /**
   * Reads one.
   *
   * @throws ImageFormatException when it is no picture, and which shapes are
   */
  static SourceImage read(String name, ImageInputStream stream) throws IOException {
    NumpyFile.Header header;
    try {
      header = NumpyFile.header(stream);
    } catch (NumpyFormatException e) {
      throw new ImageFormatException(ProblemException.of(e).about(name), e);
    }
    List<Integer> shape = header.shape();
    boolean picture =
        shape.size() == 2
            || shape.size() == 3 && (isChannels(shape.get(2)) || isChannels(shape.get(0)));
    if (!picture || shape.contains(0)) {
      throw new ImageFormatException(
          Problem.of(
                  "an array of shape %s, no picture; pictures are (height, width), (height, width, 3) or"
                      + " (3, height, width)",
                  NumpyFile.text(shape))
              .about(name));
    }
    long count = shape.stream().mapToLong(each -> each).reduce(1, Math::multiplyExact);
    boolean last = shape.size() == 2 || isChannels(shape.get(2));
    PictureLimits.check(
        name, shape.get(last ? 1 : 2), shape.get(last ? 0 : 1), PictureLimits.MAX_PIXELS_WEBP);
    float[] numbers = numbers(name, header, stream, (int) count);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float number : numbers) {
      if (Float.isFinite(number)) {
        least = Math.min(least, number);
        most = Math.max(most, number);
      }
    }
    if (least > most) {
      throw new ImageFormatException(
          Problem.of("holds no number that is finite, so there is nothing to show").about(name));
    }
    // Whole numbers up to 1 are a mask, unless they are a byte's.
    NumberScale scale = NumberScale.of(least, most, !header.type().endsWith("u1"));
    SourceImage read = new NumpyPicture(numbers, shape, header.columns()).draw(name, scale);
    return header.type().endsWith("u1") ? read : read.noting(scale.said());
  }

  private SourceImage draw(String name, NumberScale scale) {
    int[] pixels = new int[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = 0;
        for (int c = 0; c < COLOURS; c++) {
          int channel = channels < COLOURS ? 0 : c;
          double share = scale.share(numbers[y * down + x * across + channel * deep]);
          pixel = pixel << 8 | (int) Math.round(255 * share);
        }
        pixels[y * width + x] = pixel;
      }
    }
    return new SourceImage(name, width, height, pixels);
  }

  private static float[] numbers(
      String name, NumpyFile.Header header, ImageInputStream stream, int count) throws IOException {
    String kind = header.type().replaceFirst("^[<>|=]", "");
    stream.setByteOrder(
        header.type().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    if (!kind.matches("u1|b1|i[1248]|u[24]|f[248]")) {
      throw new ImageFormatException(
          Problem.of("holds numbers of type '%s'; save a.astype('f4')", Problem.oneLine(kind))
              .about(name));
    }
    int bytes = kind.charAt(1) - '0';
    if (stream.length() - stream.getStreamPosition() < (long) count * bytes) {
      throw PictureProblem.truncated(name, null);
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] =
          switch (kind) {
            case "i1" -> stream.readByte();
            case "u2" -> stream.readUnsignedShort();
            case "i2" -> stream.readShort();
            case "u4" -> stream.readUnsignedInt();
            case "i4" -> stream.readInt();
            case "i8" -> (float) stream.readLong();
            case "f2" -> half(stream.readShort());
            case "f4" -> stream.readFloat();
            case "f8" -> (float) stream.readDouble();
            default -> stream.readUnsignedByte();
          };
    }
    return numbers;
  }

  /** IEEE 754 binary16. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : exponent == 0x1f
                ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
                : (float) Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
    return bits < 0 ? -size : size;
  }
}
