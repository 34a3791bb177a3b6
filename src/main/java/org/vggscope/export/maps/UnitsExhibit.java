package org.vggscope.export.maps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Bars;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Uprights;
import org.vggscope.export.Words;
import org.vggscope.model.Labels;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;

/**
 * The units of a fully connected layer: the largest by name, and all of them as bars.
 *
 * @param sheet the units, one activation each, and their order
 * @param labels what they are called where they are classes; null where they are none
 * @param origin where they come from, which may take long to say
 */
public record UnitsExhibit(MapSheet sheet, Labels labels, Supplier<About> origin)
    implements Exhibit {
  private static final int NAMED = 10;
  private static final int PER_STRIP = 512;
  private static final double WIDTH = 1024;
  private static final double WIDEST = 12;
  private static final double HEIGHT = 72;
  private static final double LONGEST = 480;
  private static final double GAP = 8;

  @Override
  public String name() {
    return "%s-units".formatted(sheet.layer().name());
  }

  @Override
  public About about() {
    return FeatureMapsExhibit.about(origin.get(), sheet).with("channel", null);
  }

  private String nameOf(int unit) {
    return labels == null ? "" : PredictionFormat.brief(labels, unit);
  }

  private float value(int unit) {
    return sheet.activations().values()[unit];
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    Sheet drawn =
        new Sheet(
            Texts.of("Units of %s", sheet.layer().name()),
            about.line("picture", "model") + " " + LayerTitle.of(sheet),
            about);
    if (sheet.deadCount() > 0) {
      drawn.add(Words.plain(LayerTitle.dead(sheet)).coloured(Look::faint));
    }
    drawn.add(
        Words.plain(
            sheet.canDie() ? Texts.of("The largest activations") : Texts.of("The largest logits")));
    drawn.add(Bars.of(named(), LONGEST));
    drawn.add(Words.plain(Texts.of("All units")));
    int strips = (sheet.count() + PER_STRIP - 1) / PER_STRIP;
    int perStrip = (sheet.count() + strips - 1) / strips;
    for (int first = 0; first < sheet.count(); first += perStrip) {
      drawn.add(strip(first, Math.min(sheet.count(), first + perStrip), perStrip));
    }
    return drawn.figure(look);
  }

  private List<Bars.Bar> named() {
    List<Bars.Bar> bars = new ArrayList<>();
    for (int unit : sheet.largest(NAMED)) {
      String name = nameOf(unit);
      bars.add(
          new Bars.Bar(
              name.isEmpty() ? Texts.of("unit %d", unit) : name,
              value(unit),
              Numbers.brief(value(unit))));
    }
    return bars;
  }

  private Block strip(int first, int end, int perStrip) {
    double room = Math.min(WIDEST, Math.max(1, Math.floor(WIDTH / perStrip)));
    double[] values = new double[end - first];
    Arrays.setAll(values, i -> value(sheet.channelAt(first + i)));
    Block bars = Uprights.of(values, room, HEIGHT, sheet.minimum(), sheet.maximum());
    Words most = Words.small(Numbers.brief(sheet.maximum()));
    Words least = Words.small(Numbers.brief(sheet.minimum()));
    Words none = Words.small("0");
    double gutter = Math.max(most.width(), least.width());
    Block axis =
        Block.of(
            gutter,
            HEIGHT,
            (x, y, look, onto) -> {
              most.placed(Anchor.END, gutter).paint(x, y - 2, look, onto);
              double zero = y + HEIGHT * most() - none.height() / 2;
              if (zero > y + most.height() && zero < y + HEIGHT - 2 * none.height()) {
                none.placed(Anchor.END, gutter).paint(x, zero, look, onto);
              }
              least
                  .placed(Anchor.END, gutter)
                  .paint(x, y + HEIGHT - least.height() + 2, look, onto);
            });
    return Block.row(
        GAP,
        List.of(
            axis,
            Block.column(
                4, List.of(bars, Words.small(StripTitle.of(sheet, first == 0, first, end - 1))))));
  }

  /** Which part of a strip lies above zero, 0 to 1. */
  private double most() {
    double length = sheet.maximum() - sheet.minimum();
    return length > 0 ? sheet.maximum() / length : 1;
  }

  /** A line a unit: {@code unit,class,activation}; the class is empty where a unit is none. */
  @Override
  public Table table() {
    Table.Builder table = Table.of("unit", "class", "activation");
    for (int unit = 0; unit < sheet.count(); unit++) {
      String name = labels == null || unit >= labels.size() ? null : labels.name(unit);
      table.row(unit, name, value(unit));
    }
    return table.build();
  }

  /** {@code (channel, height, width)}, of which the last two are 1. */
  @Override
  public Optional<NumpyFile.Array> array() {
    return Optional.of(FeatureMapsExhibit.array(sheet));
  }
}
