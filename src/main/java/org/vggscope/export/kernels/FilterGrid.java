package org.vggscope.export.kernels;

import java.util.function.IntFunction;
import org.vggscope.export.Block;

/** The filters of the layer that reads the picture, in as many rows as columns. */
public final class FilterGrid {
  private static final int GAP = 4;

  private FilterGrid() {}

  /**
   * Filters of three colours as pictures, of one as weights; each of the largest weight that it
   * has.
   *
   * @param kernels of a layer that reads the picture, all of them
   * @param room side of the square that they have, in pixels
   */
  public static Block of(LayerKernels kernels, int room) {
    int columns = (int) Math.ceil(Math.sqrt(kernels.outputs()));
    int pitch = room / columns;
    int cell = Math.max(1, (pitch - GAP) / kernels.side());
    KernelSheet sheet = new KernelSheet(kernels, 0, KernelOrder.INDEX, null, KernelScale.KERNEL);
    FilterBlock tiles = new FilterBlock(sheet, cell);
    IntFunction<Block> tile =
        kernels.readsPicture() ? tiles::mixed : output -> tiles.kernel(new KernelRef(output, 0));
    return Block.of(
        room,
        room,
        (x, y, look, onto) -> {
          for (int i = 0; i < kernels.outputs(); i++) {
            tile.apply(i).paint(x + i % columns * pitch, y + i / columns * pitch, look, onto);
          }
        });
  }
}
