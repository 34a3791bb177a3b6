package org.vggscope.ui.receptivefield;

import org.vggscope.explain.EffectiveField;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.ui.kit.format.Numbers;

/** Sentences about receptive fields. */
final class FieldTexts {
  private FieldTexts() {}

  /** {@code 32 × 32}: the side of a field. */
  static String size(Step step) {
    return square(step.field().size());
  }

  /** {@code 3 × 3}, never broken across lines. */
  static String square(int side) {
    return "%d\u00a0×\u00a0%d".formatted(side, side);
  }

  /** A share in percent, never broken across lines. */
  static String percent(double share) {
    return Numbers.percent(share).replace(' ', '\u00a0');
  }

  /** What a layer's unit sees. */
  static String sees(Step step, double beyondBorder) {
    String text = "A unit of %s sees %s pixels.".formatted(step.layer().name(), size(step));
    return beyondBorder > 0
        ? text + " " + percent(beyondBorder) + " of them lie beyond the border: padding."
        : text;
  }

  /** What the layer adds to the field of the one below, and why. */
  static String growth(Step step, Step below) {
    int kernel = step.layer().kernel();
    int jump = below == null ? 1 : below.field().jump();
    int before = below == null ? 1 : below.field().size();
    if (kernel == 1) {
      return "Its " + square(1) + " kernel adds nothing.";
    }
    int positions = (step.field().size() - before) / jump + 1;
    if (positions < kernel) {
      return "%d + (%d − 1) × %d = %d: it reads all %s positions, averaged onto its %s."
          .formatted(
              before, positions, jump, step.field().size(), square(positions), square(kernel));
    }
    return "%d + (%d − 1) × %d = %d: its %s kernel reads %s apart."
        .formatted(before, kernel, jump, step.field().size(), square(kernel), apart(below, jump));
  }

  private static String apart(Step below, int jump) {
    String what = below == null ? "pixels " : "units ";
    return what + (jump == 1 ? "1 pixel" : jump + " pixels");
  }

  /** Which unit it is: {@code channel 17, y 3, x 5}. */
  static String unit(EffectiveField field) {
    String text =
        "Channel %d at y %d, x %d"
            .formatted(field.unit().channel(), field.unit().y(), field.unit().x());
    return field.strongest() ? text + " (the strongest there)" : text;
  }

  /** The unit's activation. */
  static String value(EffectiveField field) {
    return field.silent()
        ? "It is 0: silent. Shown is what its sum before the ReLU hangs on."
        : "Its activation is " + Numbers.brief(field.value()) + ".";
  }

  /** How concentrated the influence is; in the first words what a person keeps. */
  static String effective(EffectiveField field) {
    if (field.largest() == 0) {
      return "No pixel has any influence on it: all ways to it are blocked by ReLUs.";
    }
    String text =
        "Half of the influence comes from %s of the field’s pixels%s."
            .formatted(percent(field.half()), field.isCut() ? " inside of the picture" : "");
    return !Double.isNaN(field.central())
        ? text
            + " The central half of the field, in width and height, has %s of it."
                .formatted(percent(field.central()))
        : text;
  }
}
