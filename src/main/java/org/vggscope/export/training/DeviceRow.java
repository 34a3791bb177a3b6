package org.vggscope.export.training;

import java.util.function.Consumer;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.export.Words;
import org.vggscope.export.chart.Hue;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;
import org.vggscope.text.Texts;

/**
 * Devices in a row, each with its part of the weights (left) and of the batch (right), and arrows
 * to what they share, as wide as what crosses there.
 *
 * @param width of all, in pixels
 * @param devices how many there are; where there is no room for all, some are left out before the
 *     last
 * @param byData whether the batch is split; else the weights are
 * @param strength of the arrows, 0 to 1 for the widest
 */
record DeviceRow(double width, int devices, boolean byData, double strength) implements Block {
  static final Hue WEIGHTS = Hue.BLUE;
  static final Hue PICTURES = Hue.ORANGE;

  private static final double BOX = 52;
  private static final double INSET = 7;
  private static final double GAP = 12;
  private static final double LEAST_PITCH = 64;
  private static final double MOST_PITCH = 108;
  private static final double LINE = 104;
  private static final double SHARED = 3;
  private static final double NARROWEST = 1;
  private static final double WIDEST = 14;
  private static final double HEAD = 9;
  private static final double LEAST_SLICE = 1.5;

  @Override
  public double height() {
    return LINE + SHARED;
  }

  private int places() {
    return (int) Math.min(devices, Math.floor(width / LEAST_PITCH));
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    int places = places();
    double pitch = Math.min(MOST_PITCH, width / places);
    int omitted = places < devices ? places - 2 : -1;
    for (int place = 0; place < places; place++) {
      double left = x + place * pitch;
      if (place == omitted) {
        String more = Texts.of("… %d more", devices - places + 1);
        double middle = left + (pitch - GAP) / 2;
        onto.accept(
            new Figure.Text(middle, y + BOX / 2, Words.SMALL, look.faint(), more, Anchor.MIDDLE));
      } else {
        device(left, y, pitch - GAP, place == places - 1 ? devices - 1 : place, look, onto);
      }
    }
    rectangle(x, y + LINE, places * pitch - GAP, SHARED, look.faint(), onto);
  }

  private void device(double x, double y, double wide, int index, Look look, Consumer<Mark> onto) {
    rectangle(x, y, wide, BOX, look.line(), onto);
    rectangle(x + 1, y + 1, wide - 2, BOX - 2, look.ground(), onto);
    double half = (wide - 3 * INSET) / 2;
    part(x + INSET, y, half, byData ? -1 : index, WEIGHTS.applyAsInt(look), look, onto);
    double right = x + 2 * INSET + half;
    part(right, y, half, byData ? index : -1, PICTURES.applyAsInt(look), look, onto);
    double thickness = Math.min(NARROWEST + (WIDEST - NARROWEST) * strength, half);
    double apart = (half + INSET) / 2;
    double middle = x + wide / 2;
    arrow(middle - apart, y + BOX + 3, y + LINE - 2, thickness, look, onto);
    arrow(middle + apart, y + LINE - 2, y + BOX + 3, thickness, look, onto);
  }

  /** All of something, or with an index from 0 its slice. */
  private void part(
      double x, double y, double wide, int index, int colour, Look look, Consumer<Mark> onto) {
    double all = BOX - 2 * INSET;
    rectangle(x, y + INSET, wide, all, look.line(), onto);
    double high = index < 0 ? all : Math.max(LEAST_SLICE, all / devices);
    double top = index < 0 ? 0 : Math.min(all - high, index * all / devices);
    rectangle(x, y + INSET + top, wide, high, colour, onto);
  }

  private static void arrow(
      double x, double from, double to, double thickness, Look look, Consumer<Mark> onto) {
    double way = Math.signum(to - from);
    double neck = to - way * HEAD;
    onto.accept(new Figure.Line(x, from, x, neck, thickness, look.faint()));
    // The head, a line each pixel: figures have no triangles.
    double side = thickness / 2 + 3;
    for (int i = 0; i < HEAD; i++) {
      double at = i + 0.5;
      double half = side * (1 - at / HEAD);
      double line = neck + way * at;
      onto.accept(new Figure.Line(x - half, line, x + half, line, 1, look.faint()));
    }
  }

  private static void rectangle(
      double x, double y, double wide, double high, int colour, Consumer<Mark> onto) {
    onto.accept(new Figure.Rectangle(x, y, wide, high, colour));
  }
}
