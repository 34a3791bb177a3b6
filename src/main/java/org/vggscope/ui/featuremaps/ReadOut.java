package org.vggscope.ui.featuremaps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.MapUnit;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** The line that says what is under the pointer. */
final class ReadOut {
  private ReadOut() {}

  /**
   * The line.
   *
   * @param pointed the unit under the pointer, or null
   * @param selected the selected unit, or null
   * @param names what a unit of the layer stands for, or empty
   * @param enlarged whether one map alone is seen
   */
  static String of(
      MapSheet sheet,
      MapUnit pointed,
      MapUnit selected,
      IntFunction<String> names,
      boolean enlarged) {
    if (sheet == null) {
      return "";
    }
    if (pointed != null && sheet.contains(pointed)) {
      return describe(sheet, pointed, names);
    }
    if (selected != null && sheet.contains(selected)) {
      return Texts.of("Selected: %s", describe(sheet, selected, names));
    }
    if (sheet.isUnits()) {
      return Texts.of("Point at a bar to read its value");
    }
    return enlarged
        ? Texts.of("Point to read values, Esc leads back to all maps")
        : Texts.of("Point to read values, click to enlarge");
  }

  private static String describe(MapSheet sheet, MapUnit unit, IntFunction<String> names) {
    String name = names.apply(unit.channel());
    List<String> parts = new ArrayList<>();
    parts.add(
        sheet.isUnits()
            ? Texts.of("unit %d", unit.channel())
            : Texts.of("channel %d", unit.channel()));
    if (!name.isEmpty()) {
      parts.add(name);
    }
    if (!sheet.isUnits()) {
      parts.add(Texts.of("y %d, x %d", unit.y(), unit.x()));
    }
    parts.add(Numbers.exact(sheet.value(unit)));
    if (!sheet.isUnits() && sheet.isDead(unit.channel())) {
      parts.add(Texts.of("dead"));
    }
    return String.join(" · ", parts);
  }
}
