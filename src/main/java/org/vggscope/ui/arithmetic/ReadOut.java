package org.vggscope.ui.arithmetic;

import org.vggscope.export.arithmetic.Figures;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** The line that says what product is under the pointer. */
final class ReadOut {
  private ReadOut() {}

  /** The exact numbers of one product and where they come from. */
  static String of(InputTerm term, UnitView unit, String channel) {
    if (!unit.input().isInside(term.y(), term.x())) {
      return Texts.of(
          "%s · y %d, x %d is beyond the border: padding, 0 × %s = 0",
          channel, term.y(), term.x(), Numbers.exact(term.weight()));
    }
    return Texts.of(
        "%s · y %d, x %d: %s × %s = %s",
        channel,
        term.y(),
        term.x(),
        Numbers.exact(term.activation()),
        Numbers.exact(term.weight()),
        Figures.signed(term.product()));
  }
}
