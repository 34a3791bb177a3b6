package org.vggscope.ui.featuremaps;

/** Limits of a feature map's width in the grid, in units of the screen. */
final class MapSize {
  static final double SMALLEST = 12;
  static final double LARGEST = 320;

  private MapSize() {}
}
