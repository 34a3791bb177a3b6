package org.vggscope.export.maps;

import org.vggscope.report.ColourMap.Scale;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/**
 * What stands at the two ends of the colours of maps.
 *
 * @param lower at the left end
 * @param upper at the right end
 */
public record ScaleEnds(String lower, String upper) {
  /**
   * The ends for a sheet.
   *
   * @param channel the only map that is seen, or -1 when all are
   */
  public static ScaleEnds of(MapSheet sheet, int channel) {
    if (channel >= 0 || !sheet.isScaledPerMap()) {
      Scale scale = channel >= 0 ? sheet.scale(channel) : sheet.layerScale();
      return new ScaleEnds(Numbers.brief(scale.from()), Numbers.brief(scale.to()));
    }
    if (sheet.colourMap().isSigned()) {
      return new ScaleEnds("−", Texts.of("+ each map’s largest"));
    }
    return sheet.minimum() < 0
        ? new ScaleEnds(Texts.of("each map’s minimum"), Texts.of("maximum"))
        : new ScaleEnds("0", Texts.of("each map’s maximum"));
  }
}
