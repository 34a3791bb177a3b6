package org.vggscope.ui.arithmetic;

import javafx.scene.paint.Color;
import org.vggscope.report.ColourMap;

/**
 * The theme's colours as a canvas needs them.
 *
 * @param text numbers on the ground
 * @param muted captions
 * @param line borders and axes
 * @param accent what is selected
 * @param faint empty cells
 */
record CanvasInks(Color text, Color muted, Color line, Color accent, Color faint) {
  /** The colours of signed numbers; where text is light, the ground is dark. */
  ColourMap signed() {
    return ColourMap.DIVERGING.on(text.getBrightness() > 0.5);
  }
}
