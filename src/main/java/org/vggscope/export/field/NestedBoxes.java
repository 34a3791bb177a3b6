package org.vggscope.export.field;

import java.util.List;
import java.util.function.Consumer;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.export.Outline;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Words;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;
import org.vggscope.report.Contrast;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * A picture with boxes on it, each with its name where that finds room.
 *
 * @param field the picture, and what of it counts
 * @param steps whose fields are drawn, from the lowest layer
 * @param side of the drawing, in pixels
 */
record NestedBoxes(FieldPicture field, List<Step> steps, double side) implements Block {
  private static final int LIGHT = 0xffffff;
  private static final int DARK = 0x000000;

  /** Boxes that are nearer to each other have thin lines, or there would be nothing but lines. */
  private static final double ROOM_FOR_HALO = 7;

  private static final double HALO = 4;
  private static final double LINE = 2;
  private static final double THIN = 1;
  private static final double PADDING = 3;
  private static final double DOT = 7;

  private Window extent() {
    Shape shape = new Shape(1, field.picture().height(), field.picture().width());
    return Window.all(shape).with(field.box());
  }

  private PictureBlock painted(Look look) {
    return new PictureBlock(field.painted(extent(), look.ground(), look.line()), side);
  }

  @Override
  public double width() {
    return painted(Look.LIGHT).width();
  }

  @Override
  public double height() {
    return painted(Look.LIGHT).height();
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    PictureBlock picture = painted(look);
    picture.paint(x, y, look, onto);
    double scale = picture.scale();
    double left = x - extent().left() * scale;
    double top = y - extent().top() * scale;
    for (int i = 0; i < steps.size(); i++) {
      Window box = steps.get(i).box();
      int colour = BlockColours.of(steps.get(i).layer().block());
      Outline outline = new Outline(box.width() * scale, box.height() * scale, LINE);
      double boxLeft = left + box.left() * scale;
      double boxTop = top + box.top() * scale;
      if (gap(i) * scale < ROOM_FOR_HALO) {
        outline.thick(THIN).paint(boxLeft, boxTop, colour, onto);
      } else {
        outline.thick(HALO).paint(boxLeft, boxTop, LIGHT, onto);
        outline.paint(boxLeft, boxTop, colour, onto);
      }
    }
    names(x, y, left, top, scale, onto);
    Step last = steps.get(steps.size() - 1);
    dot(
        left + (last.field().centre(last.x()) + 0.5) * scale,
        top + (last.field().centre(last.y()) + 0.5) * scale,
        onto);
  }

  /** Pixels from a box to the one around it. */
  private double gap(int index) {
    return index + 1 < steps.size()
        ? (steps.get(index + 1).field().size() - steps.get(index).field().size()) / 2.0
        : Double.POSITIVE_INFINITY;
  }

  /** From the outermost box inwards, each name that does not meet the one before it. */
  private void names(
      double x, double y, double left, double top, double scale, Consumer<Mark> onto) {
    double lowest = Double.NEGATIVE_INFINITY;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      int ground = BlockColours.of(step.layer().block());
      Words name =
          Words.small("%s · %d".formatted(step.layer().name(), step.field().size()))
              .coloured(look -> Contrast.isDark(ground) ? LIGHT : DARK);
      double width = name.width() + 2 * PADDING;
      double above = top + step.box().top() * scale - name.height();
      if (i < steps.size() - 1 && (above < lowest || step.box().width() * scale < width)) {
        continue;
      }
      double nameTop = Math.max(y, Math.min(y + height() - name.height(), above));
      double nameLeft =
          Math.max(x, Math.min(x + width() - width, left + step.box().left() * scale));
      onto.accept(new Figure.Rectangle(nameLeft, nameTop, width, name.height(), ground));
      name.paint(nameLeft + PADDING, nameTop, Look.LIGHT, onto);
      lowest = nameTop + name.height() + 1;
    }
  }

  /** The middle of what the unit sees. */
  private static void dot(double x, double y, Consumer<Mark> onto) {
    onto.accept(new Figure.Rectangle(x - DOT / 2, y - DOT / 2, DOT, DOT, DARK));
    double less = DOT - 2 * THIN;
    onto.accept(new Figure.Rectangle(x - less / 2, y - less / 2, less, less, LIGHT));
  }
}
