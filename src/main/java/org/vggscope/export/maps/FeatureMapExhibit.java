package org.vggscope.export.maps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Outline;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.picture.NumpyFile;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/**
 * One feature map large, beside the picture as the network sees it.
 *
 * @param sheet the map's layer and its colours
 * @param channel which it is
 * @param selected the position that is looked at, or null
 * @param picture what the network sees
 * @param origin where the map comes from, which may take long to say
 */
public record FeatureMapExhibit(
    MapSheet sheet, int channel, Position selected, SourceImage picture, Supplier<About> origin)
    implements Exhibit {
  private static final int SIDE = 320;
  private static final double GAP = 16;

  @Override
  public String name() {
    return "%s-map-%d".formatted(sheet.layer().name(), channel);
  }

  @Override
  public About about() {
    return FeatureMapsExhibit.about(origin.get(), sheet).with("channel", channel);
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    Shape shape = sheet.shape();
    PictureBlock seen = new PictureBlock(picture, SIDE);
    // As large as the picture, as far as whole pixels allow.
    int side = Math.max(1, (int) Math.round(seen.width() / shape.width()));
    Block map =
        Block.of(
            shape.width() * side,
            shape.height() * side,
            (x, y, drawn, onto) -> {
              new MapBlock(sheet, channel, side).paint(x, y, drawn, onto);
              if (selected != null) {
                ring(x + selected.x() * side, y + selected.y() * side, side, onto);
              }
            });
    ScaleEnds ends = ScaleEnds.of(sheet, channel);
    return new Sheet(
            Texts.of("Feature map of channel %d of %s", channel, sheet.layer().name()),
            about.line("picture", "model")
                + " "
                + LayerTitle.of(sheet)
                + (sheet.isDead(channel) ? " · " + Texts.of("dead") : ""),
            about)
        .add(
            Block.row(
                GAP,
                List.of(
                    Block.column(
                        4,
                        List.of(Words.plain(Texts.of("The picture as the network sees it")), seen)),
                    Block.column(4, List.of(Words.plain(Texts.of("The feature map")), map)))))
        .add(new ColourScale(sheet.colourMap(), ends.lower(), ends.upper(), ""))
        .add(numbers())
        .figure(look);
  }

  /** A light line on a dark one, which is seen on any colour. */
  private static void ring(double left, double top, double side, Consumer<Mark> onto) {
    Outline ring = new Outline(side, side, 4);
    ring.paint(left, top, 0x000000, onto);
    ring.thick(2).paint(left, top, 0xFFFFFF, onto);
  }

  private Block numbers() {
    MapStatistics statistics = sheet.statistics(channel);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(Texts.of("Mean"), Numbers.brief(statistics.mean())));
    rows.add(List.of(Texts.of("Maximum"), Numbers.brief(statistics.maximum())));
    rows.add(List.of(Texts.of("Minimum"), Numbers.brief(statistics.minimum())));
    rows.add(List.of(Texts.of("Share of zeros"), Numbers.percent(statistics.zeros())));
    if (selected != null) {
      rows.add(
          List.of(
              Texts.of("Framed: y %d, x %d", selected.y(), selected.x()),
              Numbers.exact(sheet.activations().at(channel, selected.y(), selected.x()))));
    }
    return TextTable.of(List.of(), rows, -1);
  }

  /** A line an activation: {@code y,x,activation}. */
  @Override
  public Table table() {
    Shape shape = sheet.shape();
    Table.Builder table = Table.of("y", "x", "activation");
    for (int i = 0; i < shape.area(); i++) {
      int y = i / shape.width();
      int x = i % shape.width();
      table.row(y, x, sheet.activations().at(channel, y, x));
    }
    return table.build();
  }

  /** {@code (height, width)}. */
  @Override
  public Optional<NumpyFile.Array> array() {
    Shape shape = sheet.shape();
    int from = channel * shape.area();
    return Optional.of(
        new NumpyFile.Array(
            List.of(shape.height(), shape.width()),
            Arrays.copyOfRange(sheet.activations().values(), from, from + shape.area())));
  }
}
