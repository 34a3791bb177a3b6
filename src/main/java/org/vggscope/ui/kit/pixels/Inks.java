package org.vggscope.ui.kit.pixels;

import javafx.scene.paint.Color;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Contrast;

/**
 * The theme's colours as a painter needs them, opaque {@code 0xAARRGGBB}.
 *
 * @param ground behind everything
 * @param faint behind what is marked as empty
 * @param mark lines of marks and axes
 * @param text small text
 * @param bar bars
 */
public record Inks(int ground, int faint, int mark, int text, int bar) {
  /** A map of colours as it is drawn on this ground. */
  public ColourMap colours(ColourMap map) {
    return map.on(Contrast.isDark(ground));
  }

  /** An opaque colour: what shines through is the ground. */
  public static int over(Color colour, Color ground) {
    double share = colour.getOpacity();
    return 0xFF000000
        | blend(colour.getRed(), ground.getRed(), share) << 16
        | blend(colour.getGreen(), ground.getGreen(), share) << 8
        | blend(colour.getBlue(), ground.getBlue(), share);
  }

  private static int blend(double upper, double lower, double share) {
    return (int) Math.round((upper * share + lower * (1 - share)) * 255);
  }
}
