package org.vggscope.ui.kit.pixels;

import org.vggscope.model.MapUnit;
import org.vggscope.model.Shape;

/**
 * Where each feature map of a layer lies in a grid, in pixels of the grid's whole content. An
 * enlarged map is a whole multiple of its own size, so that all its activations are squares of the
 * same size, unless it is fitted to the window; what is left over of the width goes between the
 * columns.
 *
 * @param shape the layer's shape
 * @param mapWidth width of a map on the screen
 * @param mapHeight height of a map on the screen
 * @param columns maps in a row
 * @param pitch distance from one map's left side to the next one's
 * @param metrics margins and gaps
 */
public record MapLayout(
    Shape shape, int mapWidth, int mapHeight, int columns, double pitch, Metrics metrics) {
  private static final int SMALLEST = 8;

  /**
   * Lengths that do not depend on the layer, in pixels.
   *
   * @param gap least distance between maps
   * @param margin distance from the border
   * @param caption height of the channel number under a map
   * @param captioned least width of a map that gets a number
   * @param legible least width of a map when it is fitted to the window
   * @param usual width of a map when not all maps fit
   */
  public record Metrics(int gap, int margin, int caption, int captioned, int legible, int usual) {
    /** For a screen with so many pixels to the unit. */
    public static Metrics of(double density) {
      return new Metrics(
          scaled(5, density),
          scaled(8, density),
          scaled(13, density),
          scaled(26, density),
          scaled(26, density),
          scaled(60, density));
    }

    private static int scaled(int length, double density) {
      return (int) Math.round(length * density);
    }
  }

  /** Maps of about the size that is wanted. */
  public static MapLayout sized(Shape shape, int width, Metrics metrics, double wanted) {
    int room = Math.max(SMALLEST, width - 2 * metrics.margin);
    int mapWidth = (int) Math.round(wanted);
    if (wanted >= shape.width()) {
      long multiple = Math.max(1, Math.round(wanted / shape.width()));
      mapWidth = (int) Math.min(multiple, Math.max(1, room / shape.width())) * shape.width();
    }
    return exactly(shape, room, metrics, mapWidth);
  }

  private static MapLayout exactly(Shape shape, int room, Metrics metrics, int wanted) {
    int mapWidth = Math.max(Math.min(SMALLEST, shape.width()), Math.min(room, wanted));
    int mapHeight =
        (int) Math.max(1, Math.round((double) mapWidth * shape.height() / shape.width()));
    int columns = Math.max(1, (room + metrics.gap) / (mapWidth + metrics.gap));
    double pitch = mapWidth + metrics.gap;
    if (columns > 1 && columns < shape.channels()) {
      pitch = (double) (room - mapWidth) / (columns - 1);
    }
    return new MapLayout(shape, mapWidth, mapHeight, columns, pitch, metrics);
  }

  /**
   * Maps as large as they can be while all are seen at once, to the pixel; of a size that is easy
   * to look at when that would make them too small.
   */
  public static MapLayout fitted(Shape shape, int width, int height, Metrics metrics) {
    int room = Math.max(SMALLEST, width - 2 * metrics.margin);
    for (int wanted = room; wanted >= metrics.legible; wanted--) {
      MapLayout layout = exactly(shape, room, metrics, wanted);
      if (layout.contentHeight() <= height) {
        return layout;
      }
    }
    return sized(shape, width, metrics, metrics.usual);
  }

  /** The next size of a map that looks different, larger or smaller. */
  public double nextSize(boolean enlarge) {
    double step = Math.max(1.25, 1 + 2.0 / mapWidth);
    double wanted = enlarge ? mapWidth * step : mapWidth / step;
    int own = shape.width();
    if (enlarge) {
      return wanted >= own ? Math.ceil(wanted / own) * own : wanted;
    }
    return wanted >= own ? Math.floor(wanted / own) * own : wanted;
  }

  public int rows() {
    return (shape.channels() + columns - 1) / columns;
  }

  public boolean hasCaptions() {
    return mapWidth >= metrics.captioned;
  }

  /** Height of a row with its caption and the gap below. */
  public int rowHeight() {
    return mapHeight + metrics.gap + (hasCaptions() ? metrics.caption : 0);
  }

  public int contentHeight() {
    return rows() * rowHeight() - metrics.gap + 2 * metrics.margin;
  }

  /** Left side of the map at a place of the order. */
  public int left(int rank) {
    return metrics.margin + (int) Math.round(rank % columns * pitch);
  }

  /** Upper side of the map at a place of the order. */
  public int top(int rank) {
    return metrics.margin + rank / columns * rowHeight();
  }

  /** The first place of the order that is not wholly above {@code y}. */
  public int firstRank(double y) {
    int row = (int) Math.max(0, (y - metrics.margin) / rowHeight());
    return Math.min(shape.channels() - 1, row * columns);
  }

  /** One more than the last place of the order that is not wholly below {@code y}. */
  public int endRank(double y) {
    int row = (int) Math.max(0, Math.ceil((y - metrics.margin) / rowHeight()));
    return Math.min(shape.channels(), row * columns);
  }

  /** The place of the order nearest to a point, from 0. */
  public int rankNear(double x, double y) {
    int column = (int) Math.max(0, Math.min(columns - 1, (x - metrics.margin) / pitch));
    return Math.min(shape.channels() - 1, firstRank(y) + column);
  }

  /**
   * What lies under a point.
   *
   * @return the unit, with the place of the order in place of the channel, or null
   */
  public MapUnit hit(double x, double y) {
    if (y < metrics.margin || x < metrics.margin) {
      return null;
    }
    int row = (int) ((y - metrics.margin) / rowHeight());
    int column = Math.min(columns - 1, (int) ((x - metrics.margin + 0.5) / pitch));
    int rank = row * columns + column;
    if (rank >= shape.channels()) {
      return null;
    }
    double inX = x - left(rank);
    double inY = y - top(rank);
    if (inX < 0 || inX >= mapWidth || inY < 0 || inY >= mapHeight) {
      return null;
    }
    return new MapUnit(
        rank, (int) inY * shape.height() / mapHeight, (int) inX * shape.width() / mapWidth);
  }
}
