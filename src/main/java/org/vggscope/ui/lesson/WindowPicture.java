package org.vggscope.ui.lesson;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.scene.image.Image;
import org.vggscope.report.JpegWriter;
import org.vggscope.report.PngWriter;
import org.vggscope.report.Report;
import org.vggscope.ui.kit.pixels.BufferedPicture;

/** A picture of the window for a page: letters legible, the page not too large to be sent. */
final class WindowPicture {
  /** In pixels: what a sheet of A4 shows of it is no more. */
  private static final int MOST_WIDTH = 1200;

  /** Of a file: a page of twenty pictures stays below 8 MB, with a third more for base 64. */
  private static final int MOST_BYTES = 300_000;

  /** Of a JPEG, the best first. */
  private static final float[] QUALITIES = {0.9f, 0.8f, 0.7f, 0.6f};

  private WindowPicture() {}

  /** A PNG, or a JPEG where that would be too large, as of many feature maps. */
  static Report.Picture of(Image window, String words) {
    BufferedImage whole = BufferedPicture.of(window, BufferedImage.TYPE_INT_RGB);
    BufferedImage shown = whole.getWidth() > MOST_WIDTH ? smaller(whole) : whole;
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      PngWriter.write(shown, png);
      if (png.size() <= MOST_BYTES) {
        return new Report.Picture("image/png", png.toByteArray(), words);
      }
      byte[] jpeg = {};
      for (float quality : QUALITIES) {
        jpeg = JpegWriter.bytes(shown, quality);
        if (jpeg.length <= MOST_BYTES) {
          break;
        }
      }
      return new Report.Picture("image/jpeg", jpeg, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage smaller(BufferedImage whole) {
    int height = Math.max(1, Math.round((float) whole.getHeight() * MOST_WIDTH / whole.getWidth()));
    BufferedImage small = new BufferedImage(MOST_WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    // Averages over all of the pixels, so that letters stay legible.
    graphics.drawImage(
        whole.getScaledInstance(MOST_WIDTH, height, java.awt.Image.SCALE_AREA_AVERAGING),
        0,
        0,
        null);
    graphics.dispose();
    return small;
  }
}
