package org.vggscope.export.maps;

import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.model.Labels;

/** What a layer's activations are taken away as. */
public final class MapExhibits {
  private MapExhibits() {}

  /**
   * All of a layer: maps, or the units of a layer that has no more than one position.
   *
   * @param labels names of the network's classes
   * @param origin where they come from, which may take long to say
   */
  public static Exhibit all(MapSheet sheet, Labels labels, Supplier<About> origin) {
    return sheet.isUnits()
        ? new UnitsExhibit(sheet, sheet.canDie() ? null : labels, origin)
        : new FeatureMapsExhibit(sheet, origin);
  }
}
