package org.vggscope.training.own;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Noisy pictures of about one colour. */
public final class MadePictures {
  private MadePictures() {}

  /** Writes so many into a folder, which is made. */
  public static Path write(Path folder, int rgb, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      Random random = new Random(rgb + i);
      BufferedImage image = new BufferedImage(80, 72, BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < 72; y++) {
        for (int x = 0; x < 80; x++) {
          int noise = random.nextInt(64) * 0x010101;
          image.setRGB(x, y, rgb + noise);
        }
      }
      ImageIO.write(image, "png", folder.resolve("p%02d.png".formatted(i)).toFile());
    }
    return folder;
  }
}
