package org.vggscope.export.kernels;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/**
 * The norms of all kernels of a convolution: a row for each output channel, a column for each input
 * channel.
 *
 * @param kernels all of the layer's
 * @param origin where they come from, which may take long to say
 */
public record KernelMatrixExhibit(LayerKernels kernels, Supplier<About> origin) implements Exhibit {
  private static final int LENGTH = 512;
  private static final int LARGEST = 10;
  private static final double GAP = 6;

  public KernelMatrixExhibit {
    if (!kernels.isWhole()) {
      throw new IllegalArgumentException("The kernels of one unit are no matrix");
    }
  }

  @Override
  public String name() {
    return "%s-norms".formatted(kernels.layer().name());
  }

  @Override
  public About about() {
    return origin.get().with("layer", kernels.layer().name());
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    int inputs = kernels.inputs();
    int outputs = kernels.outputs();
    int side = Math.max(1, Math.min(LARGEST, LENGTH / Math.max(inputs, outputs)));
    ColourMap.Scale scale = new ColourMap.Scale(0, kernels.largestNorm());
    int[] colours = new int[inputs * outputs];
    Arrays.setAll(colours, i -> LayerKernels.NORM_COLOURS.colour(kernels.norms()[i], scale));
    Block squares = Block.framed(Block.pixels(inputs, colours, side));
    Words down = Words.small(Texts.of("output channel ↓"));
    Words first = Words.small("0");
    Words last = Words.small(String.valueOf(outputs - 1));
    double gutter = Math.max(down.width(), last.width());
    double height = Math.max(squares.height(), 4 * Words.SMALL * 1.4);
    Block rows =
        Block.of(
            gutter,
            height,
            (x, y, drawn, onto) -> {
              first.placed(Anchor.END, gutter).paint(x, y, drawn, onto);
              down.placed(Anchor.END, gutter).paint(x, y + first.height(), drawn, onto);
              last.placed(Anchor.END, gutter)
                  .paint(x, y + squares.height() - last.height(), drawn, onto);
            });
    Words across = Words.small(KernelTexts.across(kernels));
    Words lastInput = Words.small(String.valueOf(inputs - 1));
    double width = Math.max(squares.width(), 3 * lastInput.width());
    Block columns =
        Block.of(
            Math.max(width, across.width()),
            2 * first.height(),
            (x, y, drawn, onto) -> {
              across.paint(x, y, drawn, onto);
              first.paint(x, y + first.height(), drawn, onto);
              lastInput.placed(Anchor.END, width).paint(x, y + first.height(), drawn, onto);
            });
    Block corner = Block.space(gutter, columns.height());
    return new Sheet(
            Texts.of("Norms of the kernels of %s", kernels.layer().name()),
            about.line("model") + " " + KernelTexts.title(kernels),
            about)
        .add(Words.plain(Texts.of("Each square is a kernel, coloured by its norm √Σw².")))
        .add(Block.grid(2, GAP, List.of(corner, columns, rows, squares)))
        .add(
            new ColourScale(
                LayerKernels.NORM_COLOURS,
                "0",
                Numbers.brief(kernels.largestNorm()),
                Texts.of("norm")))
        .figure(look);
  }

  /** A line a kernel: {@code output,input,norm}. */
  @Override
  public Table table() {
    Table.Builder table = Table.of("output", "input", "norm");
    for (int output = 0; output < kernels.outputs(); output++) {
      for (int input = 0; input < kernels.inputs(); input++) {
        int channel = kernels.channel(new KernelRef(output, input));
        table.row(output, channel, kernels.norm(output, input));
      }
    }
    return table.build();
  }

  /** {@code (out, in)}. */
  @Override
  public Optional<NumpyFile.Array> array() {
    return Optional.of(
        new NumpyFile.Array(List.of(kernels.outputs(), kernels.inputs()), kernels.norms()));
  }
}
