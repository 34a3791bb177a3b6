package org.vggscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.vggscope.report.Contrast;
import org.vggscope.report.Figure;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Lettering;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/** What can be said of a drawing without eyes. */
public final class Drawn {
  private static final double READABLE = 4.5;

  private Drawn() {}

  /** All its words. */
  public static List<String> words(Figure figure) {
    return figure.marks().stream()
        .filter(Figure.Text.class::isInstance)
        .map(mark -> ((Figure.Text) mark).words())
        .toList();
  }

  /** Where tests say that numbers come from. */
  public static Supplier<About> origin() {
    return () -> About.of("VggScope test", "small", "abc123").with("picture", "cup.png");
  }

  /** What is read out of its JSON file. */
  public static JsonNode read(Exhibit exhibit) throws IOException {
    return new JsonMapper().readTree(JsonWriter.text(exhibit.json()));
  }

  /** All its words in a language. */
  public static List<String> words(Exhibit exhibit, Language language) {
    return in(language, () -> words(exhibit.figure(Look.LIGHT)));
  }

  /** As {@link #assertReadable}, in every language. */
  public static void assertReadableInAll(Exhibit exhibit) {
    for (Language language : Language.values()) {
      in(
          language,
          () -> {
            assertReadable(exhibit);
            return null;
          });
    }
  }

  private static <T> T in(Language language, Supplier<T> action) {
    Language before = Texts.language();
    Texts.speak(language);
    try {
      return action.get();
    } finally {
      Texts.speak(before);
    }
  }

  /** Draws it in both looks, and finds nothing over the edge, no words on words, none too pale. */
  public static void assertReadable(Exhibit exhibit) {
    for (Look look : Look.values()) {
      Figure figure = exhibit.figure(look);
      Rectangle2D whole = new Rectangle2D.Double(0, 0, figure.width(), figure.height());
      List<Figure.Text> texts = new ArrayList<>();
      List<Figure.Rectangle> grounds = new ArrayList<>();
      for (Figure.Mark mark : figure.marks()) {
        assertThat(whole.contains(box(mark))).as("%s in %s", mark, whole).isTrue();
        if (mark instanceof Figure.Rectangle ground) {
          grounds.add(ground);
        } else if (mark instanceof Figure.Text text && !text.words().isBlank()) {
          for (Figure.Text other : texts) {
            assertThat(box(text).intersects(box(other)))
                .as("'%s' and '%s' of %s", text.words(), other.words(), exhibit.name())
                .isFalse();
          }
          texts.add(text);
          assertThat(Contrast.ratio(text.colour(), ground(text, grounds)))
              .as("contrast of '%s', %s", text.words(), look)
              .isGreaterThanOrEqualTo(READABLE);
        }
      }
    }
  }

  private static int ground(Figure.Text text, List<Figure.Rectangle> grounds) {
    Rectangle2D words = box(text);
    return grounds.stream()
        .filter(each -> box(each).contains(words.getCenterX(), words.getCenterY()))
        .reduce((lower, upper) -> upper)
        .orElseThrow()
        .colour();
  }

  private static Rectangle2D box(Figure.Mark mark) {
    if (mark instanceof Figure.Rectangle each) {
      return grown(new Rectangle2D.Double(each.x(), each.y(), each.width(), each.height()));
    }
    if (mark instanceof Figure.Photo photo) {
      return new Rectangle2D.Double(photo.x(), photo.y(), photo.width(), photo.height());
    }
    if (mark instanceof Figure.Line line) {
      Rectangle2D box = new Rectangle2D.Double(line.x1(), line.y1(), 0, 0);
      box.add(line.x2(), line.y2());
      return grown(box);
    }
    if (mark instanceof Figure.Polyline line) {
      Rectangle2D box = new Rectangle2D.Double(line.xs()[0], line.ys()[0], 0, 0);
      for (int i = 1; i < line.xs().length; i++) {
        box.add(line.xs()[i], line.ys()[i]);
      }
      return grown(box);
    }
    if (mark instanceof Figure.Pixels pixels) {
      return new Rectangle2D.Double(
          pixels.x(), pixels.y(), pixels.columns() * pixels.side(), pixels.rows() * pixels.side());
    }
    Figure.Text text = (Figure.Text) Objects.requireNonNull(mark);
    double width = Lettering.width(text.words(), text.size());
    double left =
        switch (text.anchor()) {
          case START -> text.x();
          case MIDDLE -> text.x() - width / 2;
          case END -> text.x() - width;
        };
    // What most letters take: neither tall ones nor those below the line, which rarely meet.
    return new Rectangle2D.Double(
        left, text.y() - text.size() * 0.7, Math.max(0.1, width), text.size() * 0.75);
  }

  /** Lines and bars of nothing have no extent of their own, and a box without one is nowhere. */
  private static Rectangle2D grown(Rectangle2D box) {
    return new Rectangle2D.Double(
        box.getX(), box.getY(), Math.max(0.1, box.getWidth()), Math.max(0.1, box.getHeight()));
  }
}
