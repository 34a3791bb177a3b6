package org.vggscope.export.kernels;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.vggscope.explain.Contributions;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Cells;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Labels;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;

/**
 * The filters of a layer that reads the picture, or the kernels of one output channel of any other
 * layer; some of them with their numbers.
 *
 * @param sheet the kernels, their order and their colours
 * @param labels names of the network's classes
 * @param origin where they come from, which may take long to say
 */
public record KernelsExhibit(KernelSheet sheet, Labels labels, Supplier<About> origin)
    implements Exhibit {
  private static final int TILE = 20;
  private static final int FILTER = 33;
  private static final int LARGEST_CELL = 11;
  private static final double WIDTH = 720;
  private static final double GAP = 5;
  private static final double FILTER_GAP = 18;
  private static final double WIDE = 46;
  private static final double NARROW = 28;
  private static final double HEIGHT = 20;

  private LayerKernels kernels() {
    return sheet.kernels();
  }

  @Override
  public String name() {
    String layer = kernels().layer().name();
    return sheet.isFilters()
        ? "%s-filters".formatted(layer)
        : "%s-kernels-%d".formatted(layer, sheet.output());
  }

  @Override
  public About about() {
    return origin
        .get()
        .with("layer", kernels().layer().name())
        .with("channel", sheet.isFilters() ? null : sheet.output());
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    int wanted = sheet.isFilters() ? FILTER : TILE;
    int cell = Math.max(2, Math.min(LARGEST_CELL, Math.round((float) wanted / kernels().side())));
    FilterBlock tiles = new FilterBlock(sheet, cell);
    List<Block> parts = new ArrayList<>();
    for (int rank = 0; rank < sheet.count(); rank++) {
      int item = sheet.itemAt(rank);
      parts.add(sheet.isFilters() ? tiles.filter(item) : tile(tiles, item));
    }
    double gap = sheet.isFilters() ? FILTER_GAP : kernels().side() == 1 ? 1 : GAP;
    double widest = parts.stream().mapToDouble(Block::width).max().orElse(1);
    int columns = (int) Math.max(1, Math.floor((WIDTH + gap) / (widest + gap)));
    return new Sheet(
            Texts.of("Kernels of %s", kernels().layer().name()),
            about.line("model", "picture") + " " + KernelTexts.title(kernels()),
            about)
        .add(
            Words.wrapped(
                KernelTexts.explanation(sheet, KernelView.TILES, this::nameOf), Words.PLAIN, WIDTH))
        .add(Block.grid(columns, gap, parts))
        .add(legend())
        .add(numbers())
        .figure(look);
  }

  private String nameOf(int output) {
    boolean classes = kernels().isFullyConnected() && !kernels().layer().relu();
    return classes ? PredictionFormat.name(labels, output) : "";
  }

  private Block tile(FilterBlock tiles, int input) {
    KernelRef kernel = new KernelRef(sheet.output(), input);
    Block tile = tiles.kernel(kernel);
    return kernels().side() == 1
        ? tile
        : Block.column(1, List.of(tile, Words.small(String.valueOf(kernels().channel(kernel)))));
  }

  private Block legend() {
    boolean own = sheet.scaling() == KernelScale.KERNEL;
    if (own || sheet.isFilters() && sheet.scaling() == KernelScale.CHANNEL) {
      return new ColourScale(
          ColourMap.DIVERGING,
          "−",
          own ? Texts.of("+ each kernel’s largest") : Texts.of("+ each filter’s largest"),
          "");
    }
    float reach = sheet.reach(new KernelRef(sheet.output(), 0));
    return new ColourScale(
        ColourMap.DIVERGING, Numbers.brief(-reach), Numbers.brief(reach), Texts.of("weight"));
  }

  /** The selected filter, or the first kernels in the order in force, with their numbers. */
  private Block numbers() {
    int side = kernels().side();
    boolean roomy = TableDigits.isRoomy(side);
    double cellWidth = roomy ? WIDE : NARROW;
    TableDigits digits =
        TableDigits.ofKernels(
            kernels().values(), kernels().offset(sheet.output(), 0), side, kernels().inputs());
    List<Block> tables = new ArrayList<>();
    int columns;
    String title;
    if (sheet.isFilters()) {
      columns = side > 5 ? 1 : kernels().inputs();
      title = KernelTexts.from(kernels(), new KernelRef(sheet.output(), KernelRef.ALL));
      for (int colour = 0; colour < kernels().inputs(); colour++) {
        int input = kernels().colourChannel(colour);
        tables.add(
            table(new KernelRef(sheet.output(), input), kernels().colourName(input), digits));
      }
    } else {
      columns = (int) Math.max(1, WIDTH / Math.max(side * cellWidth + FILTER_GAP, 110));
      int count = Math.min(sheet.count(), columns * (roomy ? 2 : 1));
      title =
          count == sheet.count()
              ? Texts.of("In numbers")
              : Texts.of("The first %d in numbers", count);
      for (int rank = 0; rank < count; rank++) {
        KernelRef kernel = new KernelRef(sheet.output(), sheet.itemAt(rank));
        tables.add(table(kernel, KernelTexts.from(kernels(), kernel), digits));
      }
    }
    String unit = digits.unit();
    return Block.column(
        8,
        List.of(
            Words.plain(unit.isEmpty() ? title : Texts.of("%s, %s", title, unit)),
            Block.grid(columns, FILTER_GAP, tables)));
  }

  private Block table(KernelRef kernel, String title, TableDigits digits) {
    LayerKernels kernels = kernels();
    int from = kernels.offset(kernel.output(), kernel.input());
    List<Cells.Cell> cells = new ArrayList<>();
    for (int i = from; i < from + kernels.area(); i++) {
      float weight = kernels.values()[i];
      cells.add(new Cells.Cell(weight, digits.write(weight)));
    }
    double width = TableDigits.isRoomy(kernels.side()) ? WIDE : NARROW;
    return Block.column(
        4,
        List.of(
            Words.small(title),
            new Cells(
                kernels.side(), width, HEIGHT, cells, ColourMap.DIVERGING, sheet.scale(kernel)),
            Words.small(
                Texts.of(
                    "norm %s", Numbers.brief(kernels.norm(kernel.output(), kernel.input()))))));
  }

  /** First and one behind the last output whose kernels are shown. */
  private int[] outputs() {
    return sheet.isFilters()
        ? new int[] {0, kernels().outputs()}
        : new int[] {sheet.output(), sheet.output() + 1};
  }

  /** A line a weight: {@code output,input,y,x,weight}. */
  @Override
  public Table table() {
    Table.Builder table = Table.of("output", "input", "y", "x", "weight");
    int side = kernels().side();
    for (int output = outputs()[0]; output < outputs()[1]; output++) {
      for (int input = 0; input < kernels().inputs(); input++) {
        int channel = kernels().channel(new KernelRef(output, input));
        for (int i = 0; i < kernels().area(); i++) {
          float weight = kernels().weight(output, input, i / side, i % side);
          table.row(output, channel, i / side, i % side, weight);
        }
      }
    }
    return table.build();
  }

  /**
   * The weights, of each output its bias, of each kernel its norm, and what it contributes where
   * that is what kernels are sorted by: else they are of the network alone.
   */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    node.put("order", sheet.order().name().toLowerCase(Locale.ROOT));
    ArrayNode biases = node.putArray("biases");
    ArrayNode all = node.putArray("kernels");
    Contributions known = sheet.order().needsPicture() ? sheet.contributions() : null;
    for (int output = outputs()[0]; output < outputs()[1]; output++) {
      biases.addObject().put("output", output).put("bias", kernels().bias(output));
      for (int input = 0; input < kernels().inputs(); input++) {
        ObjectNode kernel = all.addObject();
        kernel.put("output", output);
        kernel.put("input", kernels().channel(new KernelRef(output, input)));
        kernel.put("norm", kernels().norm(output, input));
        if (known != null) {
          kernel.put("mean_absolute_contribution", known.absolute()[input]);
          kernel.put("mean_contribution", known.signed()[input]);
        }
      }
    }
    return node;
  }

  /** {@code (out, in, height, width)} of filters, {@code (in, height, width)} of one output. */
  @Override
  public Optional<NumpyFile.Array> array() {
    int side = kernels().side();
    int inputs = kernels().inputs();
    if (sheet.isFilters()) {
      return Optional.of(
          new NumpyFile.Array(
              List.of(kernels().outputs(), inputs, side, side), kernels().values()));
    }
    int from = kernels().offset(sheet.output(), 0);
    return Optional.of(
        new NumpyFile.Array(
            List.of(inputs, side, side),
            Arrays.copyOfRange(kernels().values(), from, from + inputs * kernels().area())));
  }
}
