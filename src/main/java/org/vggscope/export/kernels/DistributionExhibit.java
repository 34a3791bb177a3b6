package org.vggscope.export.kernels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Uprights;
import org.vggscope.export.Words;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/**
 * How many weights and biases of a layer have which value.
 *
 * @param kernels the layer's, or those of one unit
 * @param origin where they come from, which may take long to say
 */
public record DistributionExhibit(LayerKernels kernels, Supplier<About> origin) implements Exhibit {
  private static final double WIDTH = 405;
  private static final double HEIGHT = 180;
  private static final double GAP = 6;
  private static final double SPACE = 40;

  @Override
  public String name() {
    return "%s-distribution".formatted(kernels.layer().name());
  }

  @Override
  public About about() {
    return origin
        .get()
        .with("layer", kernels.layer().name())
        .with("channel", kernels.isWhole() ? null : kernels.firstOutput());
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    List<Block> charts = new ArrayList<>();
    for (Counted each : Counted.values()) {
      charts.add(chart(each));
    }
    return new Sheet(
            Texts.of("Distribution of the weights of %s", kernels.layer().name()),
            about.line("model") + " " + KernelTexts.title(kernels),
            about)
        .add(Block.row(SPACE, charts))
        .figure(look);
  }

  private Block chart(Counted what) {
    Distribution of = what.of(kernels);
    int[] bins = of.bins();
    double[] counts = new double[bins.length];
    Arrays.setAll(counts, i -> bins[i]);
    double room = Math.max(1, Math.floor(WIDTH / bins.length));
    Block bars =
        new Uprights(
            counts,
            room,
            HEIGHT,
            0,
            Math.max(1, of.highest()),
            (bin, look) ->
                bin == bins.length / 2 ? look.ink() : look.bar(bin - bins.length / 2, true));
    Words most = Words.small(Numbers.grouped(of.highest()));
    Words none = Words.small("0");
    double gutter = Math.max(most.width(), none.width());
    Block axis =
        Block.of(
            gutter,
            HEIGHT,
            (x, y, look, onto) -> {
              most.placed(Anchor.END, gutter).paint(x, y - 3, look, onto);
              none.placed(Anchor.END, gutter).paint(x, y + HEIGHT - none.height() + 3, look, onto);
            });
    double width = bars.width();
    Block values =
        Block.of(
            width,
            2 * none.height(),
            (x, y, look, onto) -> {
              Words.small(Numbers.brief(-of.reach())).paint(x, y, look, onto);
              none.placed(Anchor.MIDDLE, width).paint(x, y, look, onto);
              Words.small(Numbers.brief(of.reach()))
                  .placed(Anchor.END, width)
                  .paint(x, y, look, onto);
              Words.small(Texts.of("value"))
                  .placed(Anchor.MIDDLE, width)
                  .paint(x, y + none.height(), look, onto);
            });
    Block corner = Block.space(gutter, 0);
    List<Block> parts = new ArrayList<>();
    parts.add(Words.plain("%s · %s".formatted(what.title(kernels), Numbers.grouped(of.count()))));
    parts.add(Words.small(what.axis()));
    parts.add(Block.grid(2, GAP, List.of(axis, bars, corner, values)));
    parts.add(
        TextTable.of(
            List.of(),
            List.of(
                List.of(Texts.of("mean"), Numbers.brief(of.mean())),
                List.of(Texts.of("deviation"), Numbers.brief(of.deviation())),
                List.of(Texts.of("minimum"), Numbers.brief(of.minimum())),
                List.of(Texts.of("maximum"), Numbers.brief(of.maximum()))),
            -1));
    if (of.beyond() > 0) {
      parts.add(Words.wrapped(what.beyond(of), Words.SMALL, width + gutter).coloured(Look::faint));
    }
    return Block.column(GAP, parts);
  }

  /**
   * A line a bar: {@code of,from,to,count}; {@code of} is {@code weights} or {@code biases}, and
   * the outermost bars also count what lies further out.
   */
  @Override
  public Table table() {
    Table.Builder table = Table.of("of", "from", "to", "count");
    for (Counted each : Counted.values()) {
      Distribution of = each.of(kernels);
      for (int bin = 0; bin < of.bins().length; bin++) {
        table.row(key(each), of.from(bin), of.from(bin + 1), of.bins()[bin]);
      }
    }
    return table.build();
  }

  private static String key(Counted what) {
    return what.name().toLowerCase(Locale.ROOT);
  }

  /** The bars, and the figures below each histogram. */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    for (Counted each : Counted.values()) {
      Distribution of = each.of(kernels);
      node.putObject(key(each))
          .put("count", of.count())
          .put("mean", of.mean())
          .put("deviation", of.deviation())
          .put("minimum", of.minimum())
          .put("maximum", of.maximum())
          .put("beyond", of.beyond());
    }
    return node;
  }
}
