package org.vggscope.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.vggscope.support.Problem;
import org.vggscope.support.RefusedException;

/** Figures as PNG, on white. */
public final class PngWriter {
  private PngWriter() {}

  /** Draws a figure into a picture of its size. */
  public static BufferedImage draw(Figure figure) {
    return draw(figure, 1);
  }

  /**
   * Draws a figure anew in a picture that is larger.
   *
   * @param scale pixels of the picture for one of the figure
   * @throws RefusedException when the picture would be larger than Java can hold
   */
  public static BufferedImage draw(Figure figure, int scale) {
    double width = Math.ceil(figure.width() * scale);
    double height = Math.ceil(figure.height() * scale);
    if (width * height > Integer.MAX_VALUE - 8) {
      throw Problem.refused(
          "A picture of %d x %d pixels is too large; save it smaller, or as SVG",
          (long) width, (long) height);
    }
    BufferedImage image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    // Lines lie where they are said to lie, whatever the system would rather have.
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    for (Figure.Mark mark : figure.marks()) {
      if (mark instanceof Figure.Pixels pixels) {
        draw(pixels, image, scale);
      } else if (mark instanceof Figure.Photo photo) {
        draw(photo, graphics);
      } else if (mark instanceof Figure.Rectangle box) {
        graphics.setColor(new Color(box.colour()));
        graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
      } else if (mark instanceof Figure.Line line) {
        graphics.setColor(new Color(line.colour()));
        // As SVG has it: no longer than it is.
        graphics.setStroke(
            new BasicStroke(
                (float) line.thickness(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
      } else if (mark instanceof Figure.Text text) {
        graphics.setColor(new Color(text.colour()));
        Lettering.draw(text, graphics);
      } else if (mark instanceof Figure.Polyline line) {
        graphics.setColor(new Color(line.colour()));
        graphics.setStroke(stroke(line));
        graphics.draw(path(line));
      }
    }
    graphics.dispose();
    return image;
  }

  private static BasicStroke stroke(Figure.Polyline line) {
    float thickness = (float) line.thickness();
    if (line.dashes().isEmpty()) {
      return new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[line.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = line.dashes().get(i).floatValue();
    }
    // Round ends would fill the gaps of thick lines; JOIN_ROUND has no limit of mitres.
    return new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  private static Path2D path(Figure.Polyline line) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < line.xs().length; i++) {
      if (i == 0) {
        path.moveTo(line.xs()[i], line.ys()[i]);
      } else {
        path.lineTo(line.xs()[i], line.ys()[i]);
      }
    }
    return path;
  }

  private static void draw(Figure.Pixels pixels, BufferedImage image, int scale) {
    int side = (int) Math.max(1, Math.round(pixels.side() * scale));
    int left = (int) Math.round(pixels.x() * scale);
    int top = (int) Math.round(pixels.y() * scale);
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

  private static void draw(Figure.Photo photo, Graphics2D graphics) {
    AffineTransform place = AffineTransform.getTranslateInstance(photo.x(), photo.y());
    place.scale(photo.width() / photo.columns(), photo.height() / photo.rows());
    graphics.drawImage(draw(Figure.of(photo.columns(), photo.colours())), place, null);
  }

  /** Writes a figure and leaves the stream open. */
  public static void write(Figure figure, OutputStream stream) throws IOException {
    write(figure, 1, stream);
  }

  /** Writes a figure that is drawn larger, as {@link #draw(Figure, int)}. */
  public static void write(Figure figure, int scale, OutputStream stream) throws IOException {
    write(draw(figure, scale), stream);
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
