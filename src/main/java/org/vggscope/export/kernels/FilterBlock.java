package org.vggscope.export.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.export.Words;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;

/** Kernels in the colours of their weights, as tiles of a drawing. */
final class FilterBlock {
  private static final int COLOURS = 3;
  private static final double GAP = 3;

  private final KernelSheet sheet;
  private final LayerKernels kernels;
  private final int cell;

  /**
   * @param cell side of a weight, in whole pixels
   */
  FilterBlock(KernelSheet sheet, int cell) {
    this.sheet = sheet;
    this.kernels = sheet.kernels();
    this.cell = cell;
  }

  /** A filter as a picture, and its three slices, each with what it is below it. */
  Block filter(int output) {
    List<Block> parts = new ArrayList<>();
    parts.add(captioned(Block.framed(mixed(output)), String.valueOf(output)));
    for (int colour = 0; colour < COLOURS; colour++) {
      KernelRef slice = new KernelRef(output, kernels.colourChannel(colour));
      parts.add(captioned(kernel(slice), "RGB".substring(colour, colour + 1)));
    }
    return Block.row(GAP, parts);
  }

  private static Block captioned(Block tile, String caption) {
    return Block.column(1, List.of(tile, Words.small(caption).placed(Anchor.MIDDLE, tile.width())));
  }

  /** One kernel; a frame tells small weights, which are nearly white, from the ground. */
  Block kernel(KernelRef kernel) {
    double side = kernels.side() * cell;
    Block tile = Block.of(side, side, (x, y, look, onto) -> paint(kernel, x, y, look, onto));
    return kernels.side() == 1 ? tile : Block.framed(tile);
  }

  private void paint(KernelRef kernel, double x, double y, Look look, Consumer<Mark> onto) {
    ColourMap map = look.colours(ColourMap.DIVERGING);
    ColourMap.Scale scale = sheet.scale(kernel);
    int from = kernels.offset(kernel.output(), kernel.input());
    int[] colours = new int[kernels.area()];
    Arrays.setAll(colours, i -> map.colour(kernels.values()[from + i], scale));
    onto.accept(new Figure.Pixels(x, y, cell, kernels.side(), colours));
  }

  /** A filter of three colours as a picture. */
  Block mixed(int output) {
    int[] colours = new int[kernels.area()];
    Arrays.setAll(colours, i -> sheet.mixed(output, i / kernels.side(), i % kernels.side()));
    return Block.pixels(kernels.side(), colours, cell);
  }
}
