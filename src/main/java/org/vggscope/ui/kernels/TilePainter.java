package org.vggscope.ui.kernels;

import org.vggscope.export.kernels.KernelRef;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Mix;
import org.vggscope.ui.kit.pixels.CaptionGlyphs;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.MapPainter;
import org.vggscope.ui.kit.pixels.Raster;

/** Paints the visible part of a grid of kernels into a raster. */
final class TilePainter {
  private static final double FRAME = 0.45;
  private static final int COLOURS = 3;

  private final KernelSheet sheet;
  private final LayerKernels kernels;
  private final MapLayout layout;
  private final int side;

  /** Pixels of a weight. */
  private final int cell;

  private ColourMap colours;

  TilePainter(KernelSheet sheet, MapLayout layout) {
    this.sheet = sheet;
    this.kernels = sheet.kernels();
    this.layout = layout;
    this.side = kernels.side();
    Shape tiles = layout.shape();
    this.cell = layout.mapHeight() / tiles.height();
  }

  /**
   * Paints.
   *
   * @param scroll pixels of the content above the raster
   * @param digits writes the channel numbers
   */
  void paint(Raster raster, Inks inks, int scroll, CaptionGlyphs digits) {
    raster.clear(inks.ground());
    colours = inks.colours(ColourMap.DIVERGING);
    // Zero is nearly white: without a frame, small weights had no border in the light theme.
    int frame = Mix.of(inks.ground(), inks.mark(), FRAME);
    MapPainter squares = new MapPainter(side, side, layout.mapHeight(), cell * side);
    int end = layout.endRank(scroll + raster.height());
    for (int rank = layout.firstRank(scroll); rank < end; rank++) {
      int item = sheet.itemAt(rank);
      int left = layout.left(rank);
      int top = layout.top(rank) - scroll;
      if (sheet.isFilters()) {
        paintFilter(raster, squares, frame, item, left, top);
      } else {
        paintKernel(raster, squares, frame, new KernelRef(sheet.output(), item), left, top);
      }
      if (layout.hasCaptions()) {
        int written =
            digits.write(
                raster,
                Integer.toString(sheet.channelOf(item)),
                left,
                top + layout.mapHeight() + 1,
                inks.text());
        if (sheet.isFilters()) {
          nameColours(raster, inks, digits, left, written, top + layout.mapHeight() + 1);
        }
      }
    }
  }

  /** Which slice is which, below each that has room for its letter. */
  private void nameColours(
      Raster raster, Inks inks, CaptionGlyphs glyphs, int left, int free, int top) {
    for (int colour = 0; colour < COLOURS; colour++) {
      int slice = left + (colour + 1) * (side + 1) * cell;
      if (slice > free) {
        glyphs.write(raster, "RGB".substring(colour, colour + 1), slice, top, inks.text());
      }
    }
  }

  private void paintKernel(
      Raster raster, MapPainter squares, int frame, KernelRef kernel, int left, int top) {
    if (side > 1) {
      raster.fill(left - 1, top - 1, cell * side + 2, cell * side + 2, frame);
    }
    squares.paint(
        raster,
        left,
        top,
        kernels.values(),
        kernels.offset(kernel.output(), kernel.input()),
        colours,
        sheet.scale(kernel));
  }

  private void paintFilter(
      Raster raster, MapPainter squares, int frame, int output, int left, int top) {
    raster.fill(left - 1, top - 1, cell * side + 2, cell * side + 2, frame);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        raster.fill(left + x * cell, top + y * cell, cell, cell, sheet.mixed(output, y, x));
      }
    }
    for (int colour = 0; colour < COLOURS; colour++) {
      KernelRef slice = new KernelRef(output, kernels.colourChannel(colour));
      paintKernel(raster, squares, frame, slice, left + (colour + 1) * (side + 1) * cell, top);
    }
  }
}
