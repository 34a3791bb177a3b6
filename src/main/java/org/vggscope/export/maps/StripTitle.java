package org.vggscope.export.maps;

import org.vggscope.text.Texts;

/** What stands below a strip of units as bars. */
public final class StripTitle {
  private StripTitle() {}

  /**
   * Which units it has.
   *
   * @param height whether it says what the bars' heights are, too
   * @param first place of the first unit in the sheet's order, from 0
   * @param last place of the last one
   */
  public static String of(MapSheet sheet, boolean height, int first, int last) {
    return sheet.order() == MapOrder.INDEX
        ? units(sheet, height, first, last)
        : places(sheet, height, first + 1, last + 1);
  }

  private static String units(MapSheet sheet, boolean height, int first, int last) {
    if (!height) {
      return Texts.of("units %d to %d", first, last);
    }
    return sheet.canDie()
        ? Texts.of("units %d to %d · height: activation", first, last)
        : Texts.of("units %d to %d · height: logit", first, last);
  }

  private static String places(MapSheet sheet, boolean height, int first, int last) {
    if (!height) {
      return Texts.of("places %d to %d, by value", first, last);
    }
    return sheet.canDie()
        ? Texts.of("places %d to %d, by value · height: activation", first, last)
        : Texts.of("places %d to %d, by value · height: logit", first, last);
  }
}
