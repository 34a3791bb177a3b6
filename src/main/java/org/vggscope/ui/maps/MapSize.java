package org.vggscope.ui.maps;

/** Limits of a feature map's width in the grid, in units of the screen. */
public final class MapSize {
  public static final double SMALLEST = 12;
  public static final double LARGEST = 320;

  private MapSize() {}
}
