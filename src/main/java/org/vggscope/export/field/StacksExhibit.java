package org.vggscope.export.field;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Swatch;
import org.vggscope.export.Words;
import org.vggscope.model.KernelStack;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/**
 * Stacks of small kernels beside the large ones that see as much.
 *
 * @param channels in and out of every convolution
 * @param side rows and columns of the maps
 * @param origin what made it
 */
public record StacksExhibit(int channels, int side, Supplier<About> origin) implements Exhibit {
  /** Of the paper's third block, at which a new window compares. */
  public static final int CHANNELS = 256;

  public static final int SIDE = 56;

  private static final List<KernelStack> STACKS = KernelStack.COMPARED;
  private static final double CELL = 20;
  private static final double WIDTH = Stacks.SIDE * CELL;
  private static final double BAR = 8;
  private static final double GAP = 14;

  @Override
  public String name() {
    return "stacks";
  }

  @Override
  public About about() {
    return origin.get().with("channels", channels).with("side", side);
  }

  @Override
  public Figure figure(Look look) {
    List<Block> cells = new ArrayList<>();
    row(cells, "", stack -> centred(Stacks.title(stack)));
    row(cells, "", StacksExhibit::diagram);
    row(cells, Texts.of("Sees"), stack -> centred(FieldTexts.square(stack.field())));
    row(cells, Texts.of("Weights"), stack -> centred(stack.weightsOfAPair() + " C²"));
    row(cells, "", stack -> centred(Numbers.grouped(stack.parameters(channels))));
    row(cells, "", StacksExhibit::bar);
    row(cells, "", stack -> centred(Stacks.saving(stack)).coloured(Look::accent));
    row(
        cells,
        Texts.of("Multiply-adds\nper position"),
        stack -> centred(Numbers.grouped(stack.multiplyAdds(channels, 1))));
    row(
        cells,
        Texts.of("… of the map"),
        stack -> centred(Numbers.large(stack.multiplyAdds(channels, side * side))));
    row(cells, Texts.of("ReLUs"), stack -> centred(String.valueOf(stack.nonLinearities())));
    Block grid = Block.grid(STACKS.size() + 1, GAP, cells);
    List<Block> rings = new ArrayList<>();
    for (int ring = 0; ring < Stacks.rings().size(); ring++) {
      rings.add(new Swatch(colour(ring), Stacks.rings().get(ring)));
    }
    return new Sheet(
            Texts.of("Why are stacks of 3 × 3 better than one larger kernel?"),
            Texts.of("C = %d channels in and out, maps of %d × %d", channels, side, side),
            about())
        .add(grid)
        .add(Block.row(2 * GAP, rings))
        .add(Words.wrapped(Stacks.source(), Words.PLAIN, grid.width()))
        .figure(look);
  }

  private static void row(List<Block> cells, String title, Function<KernelStack, Block> what) {
    cells.add(Words.wrapped(title, Words.PLAIN, WIDTH).coloured(Look::faint));
    STACKS.forEach(stack -> cells.add(what.apply(stack)));
  }

  private static Words centred(String words) {
    return Words.plain(words).placed(Anchor.MIDDLE, WIDTH);
  }

  private static ToIntFunction<Look> colour(int ring) {
    return switch (ring) {
      case 0 -> Look::ink;
      case 1 -> look -> BlockColours.of(2);
      case 2 -> look -> BlockColours.of(1);
      default -> look -> BlockColours.of(4);
    };
  }

  private static Block diagram(KernelStack stack) {
    return Block.of(
        WIDTH,
        WIDTH,
        (x, y, look, onto) -> {
          for (int i = 0; i < Stacks.SIDE * Stacks.SIDE; i++) {
            int ring = Stacks.ringOfCell(stack, i);
            int row = i / Stacks.SIDE;
            cell(
                x + i % Stacks.SIDE * CELL,
                y + row * CELL,
                ring > stack.depth() ? look.line() : colour(ring).applyAsInt(look),
                ring > stack.depth(),
                onto);
          }
        });
  }

  /** What is never seen is no more than a dot, so that the field is what is seen first. */
  private static void cell(double x, double y, int colour, boolean unseen, Consumer<Mark> onto) {
    double margin = unseen ? CELL * 0.4 : 1;
    onto.accept(
        new Figure.Rectangle(x + margin, y + margin, CELL - 2 * margin, CELL - 2 * margin, colour));
  }

  private static Block bar(KernelStack stack) {
    int most = STACKS.stream().mapToInt(KernelStack::weightsOfAPair).max().orElseThrow();
    return Block.of(
        WIDTH,
        BAR,
        (x, y, look, onto) ->
            onto.accept(
                new Figure.Rectangle(
                    x,
                    y,
                    WIDTH * stack.weightsOfAPair() / most,
                    BAR,
                    stack.kernel() == 3 ? look.accent() : look.faint())));
  }

  /** A line a stack; weights and multiply-adds without biases. */
  @Override
  public Table table() {
    Table.Builder table =
        Table.of(
            "kernel",
            "depth",
            "field",
            "relus",
            "weights_of_a_pair",
            "channels",
            "weights",
            "side",
            "multiply_adds");
    for (KernelStack stack : STACKS) {
      table.row(
          stack.kernel(),
          stack.depth(),
          stack.field(),
          stack.nonLinearities(),
          stack.weightsOfAPair(),
          channels,
          stack.parameters(channels),
          side,
          stack.multiplyAdds(channels, side * side));
    }
    return table.build();
  }
}
