package org.vggscope.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * The type of figures: the system's sans-serif, and the font that comes along for what that lacks.
 */
public final class Lettering {
  private static final String CHINESE = "/assets/fonts/chinese.ttf";
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private Lettering() {}

  /** Built when words first need it. */
  private static final class Chinese {
    static final Font FONT = read();

    private static Font read() {
      try (InputStream file = Lettering.class.getResourceAsStream(CHINESE)) {
        return Font.createFont(Font.TRUETYPE_FONT, file);
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException("The font " + CHINESE + " is missing", e);
      }
    }
  }

  /** Words that one font has all of. */
  private record Part(String words, Font font) {
    double width() {
      return font.getStringBounds(words, CONTEXT).getWidth();
    }
  }

  private static List<Part> parts(String words, double size) {
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
    if (plain.canDisplayUpTo(words) < 0) {
      return List.of(new Part(words, plain));
    }
    Font other = Chinese.FONT.deriveFont((float) size);
    List<Part> parts = new ArrayList<>();
    int from = 0;
    while (from < words.length()) {
      boolean has = plain.canDisplay(words.codePointAt(from));
      int to = from;
      while (to < words.length() && plain.canDisplay(words.codePointAt(to)) == has) {
        to += Character.charCount(words.codePointAt(to));
      }
      parts.add(new Part(words.substring(from, to), has ? plain : other));
      from = to;
    }
    return parts;
  }

  /**
   * How wide words are, in pixels of a figure.
   *
   * @param size of the type, in pixels
   */
  public static double width(String words, double size) {
    return parts(words, size).stream().mapToDouble(Part::width).sum();
  }

  /**
   * Words in lines that are not wider than asked, where they can be broken: at spaces, and between
   * Chinese characters, but not before closing punctuation.
   */
  public static List<String> lines(String words, double size, double width) {
    List<String> lines = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getLineInstance();
    breaks.setText(words);
    int begin = 0;
    int fits = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (end < words.length() && words.charAt(end) == '%') {
        // A number stays with its sign.
        continue;
      }
      if (fits > begin && width(words.substring(begin, end).stripTrailing(), size) > width) {
        lines.add(words.substring(begin, fits).strip());
        begin = fits;
      }
      fits = end;
    }
    lines.add(words.substring(begin).strip());
    return lines;
  }

  /** Draws words in the colour in force. */
  static void draw(Figure.Text text, Graphics2D graphics) {
    double x =
        switch (text.anchor()) {
          case START -> text.x();
          case MIDDLE -> text.x() - width(text.words(), text.size()) / 2;
          case END -> text.x() - width(text.words(), text.size());
        };
    for (Part part : parts(text.words(), text.size())) {
      graphics.setFont(part.font());
      graphics.drawString(part.words(), (float) x, (float) text.y());
      x += part.width();
    }
  }
}
