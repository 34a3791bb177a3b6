package org.vggscope.export.maps;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.export.Block;
import org.vggscope.export.Words;
import org.vggscope.model.Shape;

/** All maps of a sheet in its order, each with the number of its channel. */
public final class MapGridBlock {
  private static final int MAP_SIDE = 32;
  private static final int UNIT_SIDE = 8;
  private static final double GAP = 4;

  private MapGridBlock() {}

  /**
   * The maps, as square as they allow.
   *
   * @param leastWidth which they fill before they get higher, in pixels
   */
  public static Block of(MapSheet sheet, double leastWidth) {
    Shape shape = sheet.shape();
    boolean units = shape.area() == 1;
    int longest = Math.max(shape.height(), shape.width());
    int side = units ? UNIT_SIDE : Math.max(1, MAP_SIDE / longest);
    List<Block> cells = new ArrayList<>();
    for (int rank = 0; rank < sheet.count(); rank++) {
      int channel = sheet.channelAt(rank);
      Block map = new MapBlock(sheet, channel, side);
      cells.add(units ? map : Block.column(1, List.of(map, Words.small(String.valueOf(channel)))));
    }
    return Block.grid(columns(shape, shape.width() * side + GAP, leastWidth), GAP, cells);
  }

  /** Activations that a map in a square of maps is drawn with, or fewer. */
  public static int side(int channels, int room) {
    return Math.max(1, room / rows(channels) - 1);
  }

  private static int rows(int channels) {
    return (int) Math.ceil(Math.sqrt(channels));
  }

  /**
   * The maps without their numbers, in as many rows as columns, each activation as many whole
   * pixels as there is room for.
   *
   * @param room side of the square that they have, in pixels
   */
  public static Block within(MapSheet sheet, int room) {
    Shape shape = sheet.shape();
    int columns = rows(shape.channels());
    int cell = room / columns;
    int side = Math.max(1, (cell - 1) / Math.max(shape.height(), shape.width()));
    return Block.of(
        room,
        room,
        (x, y, look, onto) -> {
          for (int rank = 0; rank < sheet.count(); rank++) {
            new MapBlock(sheet, sheet.channelAt(rank), side)
                .paint(x + rank % columns * cell, y + rank / columns * cell, look, onto);
          }
        });
  }

  private static int columns(Shape shape, double cell, double leastWidth) {
    int square =
        (int) Math.ceil(Math.sqrt((double) shape.channels() * shape.height() / shape.width()));
    return Math.max(square, (int) Math.min(shape.channels(), Math.ceil(leastWidth / cell)));
  }
}
