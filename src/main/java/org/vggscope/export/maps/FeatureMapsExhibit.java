package org.vggscope.export.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.Shape;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;

/**
 * The feature maps of a layer, every channel of it, in the order of the channels.
 *
 * @param maps the layer's activations, {@code (channel, height, width)}
 * @param colours what the numbers look like
 * @param perLayer whether all maps share a scale; else each has its own
 * @param origin where they come from, which may take long to say
 */
public record FeatureMapsExhibit(
    LayerActivations maps, ColourMap colours, boolean perLayer, Supplier<About> origin)
    implements Exhibit {
  private static final int MAP_SIDE = 32;
  private static final int UNIT_SIDE = 8;
  private static final double GAP = 4;

  @Override
  public String name() {
    return "%s-maps".formatted(maps.layer().name());
  }

  @Override
  public About about() {
    Shape shape = maps.shape();
    return origin
        .get()
        .with("layer", maps.layer().name())
        .with("shape", List.of(shape.channels(), shape.height(), shape.width()));
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    Shape shape = maps.shape();
    boolean shared = perLayer || shape.area() == 1;
    double side =
        shape.area() == 1
            ? UNIT_SIDE
            : Math.max(1, MAP_SIDE / Math.max(shape.height(), shape.width()));
    MapStatistics layer = maps.statistics();
    List<Block> cells = new ArrayList<>();
    for (int channel = 0; channel < shape.channels(); channel++) {
      MapStatistics scale = shared ? layer : maps.statistics(channel);
      Block map =
          Block.pixels(
              shape.width(),
              colours(channel, colours.scale(scale.minimum(), scale.maximum())),
              side);
      cells.add(
          shape.area() == 1
              ? map
              : Block.column(1, List.of(map, Words.small(String.valueOf(channel)))));
    }
    double cell = shape.width() * side + GAP;
    int columns =
        (int) Math.ceil(Math.sqrt((double) shape.channels() * shape.height() / shape.width()));
    columns = Math.max(columns, (int) Math.min(shape.channels(), Math.ceil(480 / cell)));
    Sheet sheet =
        new Sheet(
            Texts.of("Feature maps of %s", maps.layer().name()),
            "%s · %s · %s".formatted(about.text("picture"), about.text("model"), shape),
            about);
    sheet.add(Block.grid(columns, GAP, cells));
    return sheet
        .add(
            shared
                ? new ColourScale(
                    colours, number(layer.minimum()), number(layer.maximum()), "")
                : Words.small(Texts.of("Each map has its own scale, from its least to its most.")))
        .figure(look);
  }

  private static String number(double value) {
    return "%.4g".formatted(value);
  }

  private int[] colours(int channel, ColourMap.Scale scale) {
    Shape shape = maps.shape();
    int[] pixels = new int[shape.area()];
    for (int i = 0; i < pixels.length; i++) {
      float value = maps.at(channel, i / shape.width(), i % shape.width());
      pixels[i] = colours.colour(value, scale);
    }
    return pixels;
  }

  /** A line an activation: {@code channel,y,x,activation}. */
  @Override
  public Table table() {
    Shape shape = maps.shape();
    Table.Builder table = Table.of("channel", "y", "x", "activation");
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int i = 0; i < shape.area(); i++) {
        int y = i / shape.width();
        int x = i % shape.width();
        table.row(channel, y, x, maps.at(channel, y, x));
      }
    }
    return table.build();
  }

  @Override
  public Optional<NumpyFile.Array> array() {
    Shape shape = maps.shape();
    return Optional.of(
        new NumpyFile.Array(
            List.of(shape.channels(), shape.height(), shape.width()), maps.values()));
  }
}
