package org.vggscope.ui.kit.pixels;

import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.vggscope.picture.SourceImage;

/**
 * Makes pictures that JavaFX can paint. For looking at only: what the network reads comes from the
 * preprocessing.
 */
public final class FxImages {
  /**
   * The longest side of an image, in pixels. Larger textures cost memory that no screen shows, and
   * some graphics cards refuse them.
   */
  public static final int MAX_SIDE = 2048;

  /** Source pixels looked at for one pixel of a smaller copy, in each direction. */
  private static final int SAMPLES = 4;

  private static final int OPAQUE = 0xff000000;

  private FxImages() {}

  /** The picture, scaled down to {@link #MAX_SIDE} if it is larger. */
  public static WritableImage of(SourceImage picture) {
    return of(picture, MAX_SIDE);
  }

  /**
   * The picture, scaled down so that its longer side is at most {@code maxSide} pixels. It takes
   * time by the size of the result, not by that of the picture.
   */
  public static WritableImage of(SourceImage picture, int maxSide) {
    return image(pixels(picture, maxSide));
  }

  /**
   * The picture with each pixel as a square of {@code side} pixels, so that it looks like squares
   * however it is scaled: an image view that is told not to smooth does so nevertheless where
   * JavaFX paints in software.
   */
  public static WritableImage ofSquares(SourceImage picture, int side) {
    return image(squares(picture, side));
  }

  /** The same pixels, for the clipboard: of any size, which graphics cards may refuse. */
  public static WritableImage of(BufferedImage picture) {
    int width = picture.getWidth();
    int[] argb = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
    return image(new Pixels(width, picture.getHeight(), argb));
  }

  private static WritableImage image(Pixels pixels) {
    IntBuffer buffer = IntBuffer.wrap(pixels.argb);
    return new WritableImage(
        new PixelBuffer<>(
            pixels.width, pixels.height, buffer, PixelFormat.getIntArgbPreInstance()));
  }

  /** Opaque pixels {@code 0xAARRGGBB}, row by row. */
  record Pixels(int width, int height, int[] argb) {}

  static Pixels pixels(SourceImage picture, int maxSide) {
    double shrink = Math.min(1, (double) maxSide / Math.max(picture.width(), picture.height()));
    int width = Math.max(1, (int) Math.round(picture.width() * shrink));
    int height = Math.max(1, (int) Math.round(picture.height() * shrink));
    int[] argb = new int[width * height];
    if (width == picture.width() && height == picture.height()) {
      for (int i = 0; i < argb.length; i++) {
        argb[i] = picture.pixels()[i] | OPAQUE;
      }
    } else {
      int[][] columns = samples(picture.width(), width);
      int[][] rows = samples(picture.height(), height);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          argb[y * width + x] = mean(picture, columns[x], rows[y]);
        }
      }
    }
    return new Pixels(width, height, argb);
  }

  static Pixels squares(SourceImage picture, int side) {
    int width = picture.width() * side;
    int height = picture.height() * side;
    int[] argb = new int[Math.multiplyExact(width, height)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        argb[y * width + x] = picture.pixels()[y / side * picture.width() + x / side] | OPAQUE;
      }
    }
    return new Pixels(width, height, argb);
  }

  /** For each of {@code count} equal parts of {@code length} pixels, pixels evenly inside it. */
  private static int[][] samples(int length, int count) {
    double part = (double) length / count;
    int taken = Math.min(SAMPLES, (int) Math.ceil(part));
    int[][] samples = new int[count][taken];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < taken; j++) {
        samples[i][j] = (int) ((i + (j + 0.5) / taken) * part);
      }
    }
    return samples;
  }

  private static int mean(SourceImage picture, int[] columns, int[] rows) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int row : rows) {
      for (int column : columns) {
        int pixel = picture.pixels()[row * picture.width() + column];
        red += pixel >> 16 & 0xff;
        green += pixel >> 8 & 0xff;
        blue += pixel & 0xff;
      }
    }
    int count = rows.length * columns.length;
    return OPAQUE | (red / count) << 16 | (green / count) << 8 | blue / count;
  }
}
