package org.vggscope.ui.featuremaps;

import java.util.function.IntFunction;
import org.vggscope.ui.kit.format.Numbers;
import org.vggscope.ui.kit.pixels.MapUnit;
import org.vggscope.ui.maps.MapSheet;

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
      return "Selected: " + describe(sheet, selected, names);
    }
    if (sheet.isUnits()) {
      return "Point at a bar to read its value";
    }
    return enlarged
        ? "Point to read values, Esc leads back to all maps"
        : "Point to read values, click to enlarge";
  }

  private static String describe(MapSheet sheet, MapUnit unit, IntFunction<String> names) {
    String name = names.apply(unit.channel());
    String called = name.isEmpty() ? "" : " · " + name;
    String value = Numbers.exact(sheet.value(unit));
    if (sheet.isUnits()) {
      return "unit %d%s · %s".formatted(unit.channel(), called, value);
    }
    String dead = sheet.isDead(unit.channel()) ? " · dead" : "";
    return "channel %d%s · y %d, x %d · %s%s"
        .formatted(unit.channel(), called, unit.y(), unit.x(), value, dead);
  }
}
