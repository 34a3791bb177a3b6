package org.vggscope.ui.kit.pixels;

import java.awt.image.BufferedImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** JavaFX's pictures as those that ImageIO writes. */
public final class BufferedPicture {
  private BufferedPicture() {}

  /**
   * A copy of a picture.
   *
   * @param type of {@link BufferedImage}, with transparency or without
   */
  public static BufferedImage of(Image image, int type) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage copy = new BufferedImage(width, height, type);
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    return copy;
  }
}
