package org.vggscope.export.field;

import org.vggscope.explain.EffectiveField;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** Sentences about receptive fields. */
public final class FieldTexts {
  private FieldTexts() {}

  /** {@code 32 × 32}: the side of a field. */
  public static String size(Step step) {
    return square(step.field().size());
  }

  /** {@code 3 × 3}, never broken across lines. */
  public static String square(int side) {
    return "%d\u00a0×\u00a0%d".formatted(side, side);
  }

  /** A share in percent, never broken across lines. */
  public static String percent(double share) {
    return Numbers.percent(share).replace(' ', '\u00a0');
  }

  /** What a layer's unit sees. */
  public static String sees(Step step, double beyondBorder) {
    String layer = step.layer().name();
    return beyondBorder > 0
        ? Texts.of(
            "A unit of %s sees %s pixels. %s of them lie beyond the border: padding.",
            layer, size(step), percent(beyondBorder))
        : Texts.of("A unit of %s sees %s pixels.", layer, size(step));
  }

  /** What the layer adds to the field of the one below, and why. */
  public static String growth(Step step, Step below) {
    int kernel = step.layer().kernel();
    int jump = below == null ? 1 : below.field().jump();
    int before = below == null ? 1 : below.field().size();
    int after = step.field().size();
    if (kernel == 1) {
      return Texts.of("Its %s kernel adds nothing.", square(1));
    }
    int positions = (after - before) / jump + 1;
    if (positions < kernel) {
      return Texts.of(
          "%d + (%d − 1) × %d = %d: it reads all %s positions, averaged onto its %s.",
          before, positions, jump, after, square(positions), square(kernel));
    }
    if (below == null) {
      return Texts.of(
          "%d + (%d − 1) × %d = %d: its %s kernel reads pixels 1 pixel apart.",
          before, kernel, jump, after, square(kernel));
    }
    return Texts.count(
        jump,
        "%d + (%d − 1) × %d = %d: its %s kernel reads units %d pixel apart.",
        "%d + (%d − 1) × %d = %d: its %s kernel reads units %d pixels apart.",
        before,
        kernel,
        jump,
        after,
        square(kernel),
        jump);
  }

  /** Which unit it is: {@code channel 17, y 3, x 5}. */
  public static String unit(EffectiveField field) {
    int channel = field.unit().channel();
    int y = field.unit().y();
    int x = field.unit().x();
    return field.strongest()
        ? Texts.of("Channel %d at y %d, x %d (the strongest there)", channel, y, x)
        : Texts.of("Channel %d at y %d, x %d", channel, y, x);
  }

  /** The unit's activation. */
  public static String value(EffectiveField field) {
    return field.silent()
        ? Texts.of("It is 0: silent. Shown is what its sum before the ReLU hangs on.")
        : Texts.of("Its activation is %s.", Numbers.brief(field.value()));
  }

  /** How concentrated the influence is; in the first words what a person keeps. */
  public static String effective(EffectiveField field) {
    if (field.largest() == 0) {
      return Texts.of("No pixel has any influence on it: all ways to it are blocked by ReLUs.");
    }
    String half = percent(field.half());
    String text =
        field.isCut()
            ? Texts.of(
                "Half of the influence comes from %s of the field’s pixels inside of the picture.",
                half)
            : Texts.of("Half of the influence comes from %s of the field’s pixels.", half);
    return !Double.isNaN(field.central())
        ? Texts.of(
            "%s %s",
            text,
            Texts.of(
                "The central half of the field, in width and height, has %s of it.",
                percent(field.central())))
        : text;
  }
}
