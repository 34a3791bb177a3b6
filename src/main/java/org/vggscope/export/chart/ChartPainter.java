package org.vggscope.export.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.vggscope.export.Look;
import org.vggscope.export.Words;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Lettering;

/** Draws a chart at a place. */
final class ChartPainter {
  private static final double TICK = 5;
  private static final double SMALL_TICK = 3;
  private static final double SPACE = 6;

  /** From the middle of small letters to the line that they stand on. */
  private static final double HALF_LETTER = Words.SMALL * 0.35;

  private final Chart chart;
  private final double left;
  private final double top;
  private final double width;
  private final Look look;
  private final Consumer<Mark> onto;

  /**
   * @param left of what lies between the axes
   * @param top of it
   * @param width of it
   */
  ChartPainter(Chart chart, double left, double top, double width, Look look, Consumer<Mark> onto) {
    this.chart = chart;
    this.left = left;
    this.top = top;
    this.width = width;
    this.look = look;
    this.onto = onto;
  }

  private double x(double value) {
    return left + width * chart.across().share(value);
  }

  private double y(double value) {
    return top + chart.plot() * (1 - chart.upwards().share(value));
  }

  private double bottom() {
    return top + chart.plot();
  }

  void paint() {
    paintUpwards();
    paintAcross();
    line(left, top, left, bottom(), look.faint());
    line(left, bottom(), left + width, bottom(), look.faint());
    chart.lines().forEach(this::paint);
    nameEnds();
  }

  private void paintUpwards() {
    for (double tick : chart.upwards().ticks()) {
      double y = y(tick);
      line(left, y, left + width, y, look.line());
      line(left - TICK, y, left, y, look.faint());
      words(
          chart.upwards().words().apply(tick),
          left - TICK - SPACE / 2,
          y + HALF_LETTER,
          look.faint(),
          Anchor.END);
    }
    for (double between : chart.upwards().between()) {
      line(left - SMALL_TICK, y(between), left, y(between), look.faint());
    }
  }

  /** Numbers that would touch the one before are left out. */
  private void paintAcross() {
    double taken = Double.NEGATIVE_INFINITY;
    for (double tick : chart.across().ticks()) {
      double x = x(tick);
      line(x, top, x, bottom(), look.line());
      line(x, bottom(), x, bottom() + TICK, look.faint());
      String words = chart.across().words().apply(tick);
      double half = Lettering.width(words, Words.SMALL) / 2;
      if (x - half > taken) {
        words(words, x, bottom() + TICK + Words.SMALL, look.faint(), Anchor.MIDDLE);
        taken = x + half + SPACE;
      }
    }
    if (!chart.across().title().isEmpty()) {
      double y = bottom() + TICK + Words.SMALL + Chart.LINE;
      words(chart.across().title(), left + width / 2, y, look.ink(), Anchor.MIDDLE);
    }
  }

  private void paint(ChartLine line) {
    int colour = line.colour().applyAsInt(look);
    List<Curve.Dot> dots = line.curve().dots();
    List<Curve.Dot> piece = new ArrayList<>();
    for (int i = 1; i < dots.size(); i++) {
      Curve.Dot from = dots.get(i - 1);
      Curve.Dot to = dots.get(i);
      double begin = begin(from.value(), to.value());
      double end = 1 - begin(to.value(), from.value());
      if (begin >= end) {
        finish(piece, line, colour);
        continue;
      }
      if (begin > 0 || piece.isEmpty()) {
        finish(piece, line, colour);
        piece.add(between(from, to, begin));
      }
      piece.add(between(from, to, end));
      if (end < 1) {
        finish(piece, line, colour);
      }
    }
    finish(piece, line, colour);
    if (line.dotted() || dots.size() == 1) {
      dots.stream()
          .filter(dot -> isInside(dot.value()))
          .forEach(dot -> onto.accept(Chart.dot(x(dot.step()), y(dot.value()), colour)));
    }
  }

  private boolean isInside(double value) {
    double share = chart.upwards().share(value);
    return share >= 0 && share <= 1;
  }

  /** Which share of the way from one value to another lies before the axis is reached. */
  private double begin(double from, double to) {
    double lower = chart.upwards().scale().lower();
    double upper = chart.upwards().scale().upper();
    if (from >= lower && from <= upper) {
      return 0;
    }
    double bound = from < lower ? lower : upper;
    double share = (bound - from) / (to - from);
    return share >= 0 && share < 1 ? share : 1;
  }

  private static Curve.Dot between(Curve.Dot from, Curve.Dot to, double share) {
    return share <= 0
        ? from
        : share >= 1
            ? to
            : new Curve.Dot(
                from.step() + share * (to.step() - from.step()),
                from.value() + share * (to.value() - from.value()));
  }

  private void finish(List<Curve.Dot> piece, ChartLine line, int colour) {
    if (!piece.isEmpty()) {
      onto.accept(
          new Figure.Polyline(
              piece.stream().mapToDouble(dot -> x(dot.step())).toArray(),
              piece.stream().mapToDouble(dot -> y(dot.value())).toArray(),
              line.thickness(),
              colour,
              line.dashes()));
      piece.clear();
    }
  }

  /** Names do not lie on each other: each is moved down as far as it must, then all up again. */
  private void nameEnds() {
    List<ChartLine> named = new ArrayList<>(chart.named());
    named.sort(Comparator.comparingDouble(line -> -line.curve().last()));
    double[] at = new double[named.size()];
    for (int i = 0; i < at.length; i++) {
      double wanted = inside(y(named.get(i).curve().last()));
      at[i] = i == 0 ? wanted : Math.max(wanted, at[i - 1] + Chart.LINE);
    }
    for (int i = at.length - 1; i >= 0; i--) {
      double most = i == at.length - 1 ? bottom() : at[i + 1] - Chart.LINE;
      at[i] = Math.min(at[i], most);
    }
    for (int i = 0; i < at.length; i++) {
      ChartLine line = named.get(i);
      List<Curve.Dot> dots = line.curve().dots();
      Curve.Dot end = dots.get(dots.size() - 1);
      int colour = line.colour().applyAsInt(look);
      double to = left + width + Chart.LEADER - SPACE / 2;
      line(x(end.step()), inside(y(end.value())), to, at[i], colour);
      words(
          line.name(), left + width + Chart.LEADER, at[i] + HALF_LETTER, look.ink(), Anchor.START);
    }
  }

  private double inside(double y) {
    return Math.max(top, Math.min(bottom(), y));
  }

  private void line(double x1, double y1, double x2, double y2, int colour) {
    onto.accept(new Figure.Line(x1, y1, x2, y2, 1, colour));
  }

  private void words(String words, double x, double y, int colour, Anchor anchor) {
    onto.accept(new Figure.Text(x, y, Words.SMALL, colour, words, anchor));
  }
}
