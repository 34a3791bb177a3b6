package org.vggscope.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Figures as SVG 1.1: words stay words, pixels are an embedded PNG that stays sharp, a photo one
 * that does not.
 */
public final class SvgWriter {
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{d7ff}\\x{e000}-\\x{fffd}\\x{10000}-\\x{10ffff}]");

  private SvgWriter() {}

  /** The whole document. */
  public static String text(Figure figure) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element(figure);
  }

  /** The drawing as a part of another document. */
  static String element(Figure figure) {
    StringBuilder svg =
        new StringBuilder(
            format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\""
                    + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                    + " width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\">\n",
                figure.width(), figure.height(), figure.width(), figure.height()));
    figure.marks().forEach(mark -> svg.append(element(mark)));
    return svg.append("</svg>\n").toString();
  }

  private static String element(Figure.Mark mark) {
    if (mark instanceof Figure.Rectangle box) {
      return format(
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"#%06x\"/>\n",
          box.x(), box.y(), box.width(), box.height(), box.colour() & 0xffffff);
    }
    if (mark instanceof Figure.Line line) {
      return format(
          "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke-width=\"%s\" stroke=\"#%06x\"/>\n",
          line.x1(), line.y1(), line.x2(), line.y2(), line.thickness(), line.colour() & 0xffffff);
    }
    if (mark instanceof Figure.Text text) {
      return format(
          "<text x=\"%s\" y=\"%s\" font-family=\"sans-serif\" font-size=\"%s\"%s fill=\"#%06x\">%s"
              + "</text>\n",
          text.x(),
          text.y(),
          text.size(),
          text.anchor() == Figure.Anchor.START
              ? ""
              : " text-anchor=\"" + text.anchor().name().toLowerCase(Locale.ROOT) + "\"",
          text.colour() & 0xffffff,
          escaped(text.words()));
    }
    if (mark instanceof Figure.Polyline line) {
      StringBuilder points = new StringBuilder();
      for (int i = 0; i < line.xs().length; i++) {
        points.append(format(i == 0 ? "%s,%s" : " %s,%s", line.xs()[i], line.ys()[i]));
      }
      return format(
          "<polyline points=\"%s\" fill=\"none\" stroke-width=\"%s\"%s stroke=\"#%06x\"/>\n",
          points, line.thickness(), dashes(line), line.colour() & 0xffffff);
    }
    if (mark instanceof Figure.Photo photo) {
      return format(
          "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\""
              + " xlink:href=\"data:image/png;base64,%s\"/>\n",
          photo.x(),
          photo.y(),
          photo.width(),
          photo.height(),
          png(photo.columns(), photo.colours()));
    }
    Figure.Pixels pixels = (Figure.Pixels) mark;
    return format(
        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" image-rendering=\"pixelated\""
            + " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,%s\"/>\n",
        pixels.x(),
        pixels.y(),
        pixels.columns() * pixels.side(),
        pixels.rows() * pixels.side(),
        png(pixels.columns(), pixels.colours()));
  }

  private static String dashes(Figure.Polyline line) {
    return line.dashes().isEmpty()
        ? ""
        : line.dashes().stream()
            .map(length -> format("%s", length))
            .collect(Collectors.joining(",", " stroke-dasharray=\"", "\""));
  }

  private static String png(int columns, int[] colours) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PngWriter.write(Figure.of(columns, colours), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Words between tags; what XML cannot have at all is left out. */
  static String escaped(String words) {
    return NO_XML
        .matcher(words)
        .replaceAll("")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** Whole numbers without a point. */
  private static String format(String pattern, Object... values) {
    Object[] brief = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      brief[i] =
          values[i] instanceof Double number && number == Math.rint(number)
              ? (Object) number.longValue()
              : values[i];
    }
    return String.format(Locale.ROOT, pattern, brief);
  }
}
