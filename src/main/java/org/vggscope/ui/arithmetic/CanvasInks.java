package org.vggscope.ui.arithmetic;

import javafx.scene.paint.Color;

/**
 * The theme's colours as a canvas needs them.
 *
 * @param text numbers on the ground
 * @param muted captions
 * @param line borders and axes
 * @param accent what is selected
 * @param faint empty cells
 * @param onLight numbers on light colours of a colour map
 * @param onDark numbers on dark colours of a colour map
 */
record CanvasInks(
    Color text, Color muted, Color line, Color accent, Color faint, Color onLight, Color onDark) {}
