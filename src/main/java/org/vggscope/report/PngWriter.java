package org.vggscope.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Figures as PNG, on white. */
public final class PngWriter {
  private PngWriter() {}

  /** Draws a figure into a picture of its size. */
  public static BufferedImage draw(Figure figure) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(figure.width()),
            (int) Math.ceil(figure.height()),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    // Lines lie where they are said to lie, whatever the system would rather have.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (Figure.Mark mark : figure.marks()) {
      if (mark instanceof Figure.Pixels pixels) {
        draw(pixels, image);
      } else if (mark instanceof Figure.Rectangle box) {
        graphics.setColor(new Color(box.colour()));
        graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
      } else if (mark instanceof Figure.Line line) {
        graphics.setColor(new Color(line.colour()));
        graphics.setStroke(new BasicStroke((float) line.thickness()));
        graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
      } else if (mark instanceof Figure.Text text) {
        graphics.setColor(new Color(text.colour()));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(text.size())));
        graphics.drawString(text.words(), (float) text.x(), (float) text.y());
      }
    }
    graphics.dispose();
    return image;
  }

  private static void draw(Figure.Pixels pixels, BufferedImage image) {
    int side = (int) Math.max(1, Math.round(pixels.side()));
    int left = (int) Math.round(pixels.x());
    int top = (int) Math.round(pixels.y());
    int[] row = new int[pixels.columns() * side];
    for (int y = 0; y < pixels.rows(); y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = pixels.colours()[y * pixels.columns() + x / side];
      }
      for (int line = 0; line < side; line++) {
        image.setRGB(left, top + y * side + line, row.length, 1, row, 0, row.length);
      }
    }
  }

  /** Writes a figure and leaves the stream open. */
  public static void write(Figure figure, OutputStream stream) throws IOException {
    write(draw(figure), stream);
  }

  /** Writes a picture and leaves the stream open. */
  public static void write(BufferedImage image, OutputStream stream) throws IOException {
    // ImageIO would otherwise put a copy into the folder for temporary files.
    try (ImageOutputStream target = new MemoryCacheImageOutputStream(stream)) {
      if (!ImageIO.write(image, "png", target)) {
        throw new IOException("This Java writes no PNG; choose another format");
      }
    }
  }
}
