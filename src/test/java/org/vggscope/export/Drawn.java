package org.vggscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.vggscope.report.Contrast;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Lettering;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;

/** What tests ask of every drawing, in both looks and both languages. */
public final class Drawn {
  private static final double READABLE = 4.5;
  private static final double ROUNDING = 0.5;

  private Drawn() {}

  /** Where tests say that numbers come from. */
  public static Supplier<About> origin() {
    return () -> About.of("VggScope test", "small", "abc123").with("picture", "cup.png");
  }

  /** All words of a light drawing, one after the other. */
  public static List<String> words(Exhibit exhibit, Language language) {
    return in(language, () -> exhibit.figure(Look.LIGHT)).marks().stream()
        .filter(Figure.Text.class::isInstance)
        .map(mark -> ((Figure.Text) mark).words())
        .toList();
  }

  /** Nothing lies beyond the edges, and words can be read on what is below them. */
  public static void isWhole(Exhibit exhibit) {
    for (Language language : Language.values()) {
      for (Look look : Look.values()) {
        isWhole(in(language, () -> exhibit.figure(look)), look + " in " + language);
      }
    }
  }

  private static Figure in(Language language, Supplier<Figure> figure) {
    Language before = Texts.language();
    Texts.speak(language);
    try {
      return figure.get();
    } finally {
      Texts.speak(before);
    }
  }

  private static void isWhole(Figure figure, String which) {
    List<Mark> marks = figure.marks();
    for (int i = 0; i < marks.size(); i++) {
      double[] box = box(marks.get(i));
      String what = "%s of the %s".formatted(marks.get(i), which);
      assertThat(box[0]).as(what).isGreaterThanOrEqualTo(-ROUNDING);
      assertThat(box[1]).as(what).isGreaterThanOrEqualTo(-ROUNDING);
      assertThat(box[2]).as(what).isLessThanOrEqualTo(figure.width() + ROUNDING);
      assertThat(box[3]).as(what).isLessThanOrEqualTo(figure.height() + ROUNDING);
      if (marks.get(i) instanceof Figure.Text text) {
        assertThat(Contrast.ratio(text.colour(), ground(marks.subList(0, i), box)))
            .as(what)
            .isGreaterThanOrEqualTo(READABLE);
      }
    }
  }

  /** The colour of the last rectangle on which the middle of something lies. */
  private static int ground(List<Mark> below, double[] box) {
    double x = (box[0] + box[2]) / 2;
    double y = (box[1] + box[3]) / 2;
    int colour = -1;
    for (Mark mark : below) {
      double[] each = box(mark);
      if (mark instanceof Figure.Rectangle rectangle
          && each[0] <= x
          && x <= each[2]
          && each[1] <= y
          && y <= each[3]) {
        colour = rectangle.colour();
      }
    }
    return colour;
  }

  /** Left, upper, right, lower edge. */
  private static double[] box(Mark mark) {
    if (mark instanceof Figure.Rectangle box) {
      return new double[] {box.x(), box.y(), box.x() + box.width(), box.y() + box.height()};
    }
    if (mark instanceof Figure.Pixels pixels) {
      return new double[] {
        pixels.x(),
        pixels.y(),
        pixels.x() + pixels.columns() * pixels.side(),
        pixels.y() + pixels.rows() * pixels.side()
      };
    }
    if (mark instanceof Figure.Photo photo) {
      return new double[] {
        photo.x(), photo.y(), photo.x() + photo.width(), photo.y() + photo.height()
      };
    }
    if (mark instanceof Figure.Text text) {
      double width = Lettering.width(text.words(), text.size());
      double left =
          switch (text.anchor()) {
            case START -> text.x();
            case MIDDLE -> text.x() - width / 2;
            case END -> text.x() - width;
          };
      return new double[] {left, text.y() - 0.8 * text.size(), left + width, text.y()};
    }
    if (mark instanceof Figure.Line line) {
      return new double[] {
        Math.min(line.x1(), line.x2()),
        Math.min(line.y1(), line.y2()),
        Math.max(line.x1(), line.x2()),
        Math.max(line.y1(), line.y2())
      };
    }
    Figure.Polyline line = (Figure.Polyline) mark;
    return new double[] {
      least(line.xs()), least(line.ys()), -least(negated(line.xs())), -least(negated(line.ys()))
    };
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }
}
