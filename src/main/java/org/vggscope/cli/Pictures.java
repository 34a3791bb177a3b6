package org.vggscope.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What commands that paint pictures share. */
final class Pictures {
  private Pictures() {}

  /**
   * The 256 colours of a map of the window, {@code 0xRRGGBB}.
   *
   * @param name {@code viridis} or {@code magma}
   */
  static int[] colours(String name) {
    String file = "/org/vggscope/ui/kit/colour/%s.txt".formatted(name);
    try (InputStream stream = Pictures.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .mapToInt(line -> Integer.parseInt(line, 16))
          .toArray();
    } catch (IOException e) {
      throw new IllegalStateException("The program is incomplete: it lacks " + file, e);
    }
  }

  /** Writes a PNG and leaves the stream open. */
  static void writePng(BufferedImage image, OutputStream stream) throws IOException {
    // ImageIO would otherwise put a copy into the folder for temporary files.
    try (ImageOutputStream target = new MemoryCacheImageOutputStream(stream)) {
      if (!ImageIO.write(image, "png", target)) {
        throw new IOException("This Java writes no PNG; write .npy");
      }
    }
  }
}
