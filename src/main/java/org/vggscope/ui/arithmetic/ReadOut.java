package org.vggscope.ui.arithmetic;

import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.ui.kit.format.Numbers;

/** The line that says what product is under the pointer. */
final class ReadOut {
  private ReadOut() {}

  /** The exact numbers of one product and where they come from. */
  static String of(InputTerm term, UnitView unit, String channel) {
    if (!unit.input().isInside(term.y(), term.x())) {
      return "%s · y %d, x %d is beyond the border: padding, 0 × %s = 0"
          .formatted(channel, term.y(), term.x(), Numbers.exact(term.weight()));
    }
    return "%s · y %d, x %d: %s × %s = %s"
        .formatted(
            channel,
            term.y(),
            term.x(),
            Numbers.exact(term.activation()),
            Numbers.exact(term.weight()),
            Figures.signed(term.product()));
  }
}
