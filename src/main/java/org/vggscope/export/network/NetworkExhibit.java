package org.vggscope.export.network;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Bars;
import org.vggscope.export.Block;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerTable;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Prediction;
import org.vggscope.model.Shape;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;

/**
 * A network block by block, a tile a layer: its mean activation, its shape and its parameters.
 *
 * @param architecture the network
 * @param input the shape of what it reads
 * @param maps the mean maps that are known; empty without a picture
 * @param picture what it sees; null without a picture
 * @param first the most probable classes, the first one first; empty where there are none
 * @param origin where it comes from, which may take long to say
 */
public record NetworkExhibit(
    NetworkSpec architecture,
    Shape input,
    Map<Layer, MeanMap> maps,
    SourceImage picture,
    List<Prediction> first,
    Supplier<About> origin)
    implements Exhibit {
  /** How many classes are shown. */
  public static final int CLASSES = 5;

  private static final double GAP = 12;
  private static final double LEAST = 112;
  private static final double LONGEST = 320;

  public NetworkExhibit {
    maps = Map.copyOf(maps);
    first = List.copyOf(first);
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public About about() {
    return origin.get().with("input", List.of(input.channels(), input.height(), input.width()));
  }

  private LayerTable layers() {
    return LayerTable.of(
        architecture.name(),
        architecture,
        architecture.side(input.height()),
        architecture.side(input.width()));
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    LayerTable layers = layers();
    LayerFacts facts = new LayerFacts(architecture, input.height(), input.width());
    Sheet sheet =
        new Sheet(
            Texts.of("The network, layer by layer"),
            "%s · %s"
                .formatted(
                    about.line("picture", "model"),
                    Texts.of("%s parameters", Numbers.large(layers.parameters()))),
            about);
    List<Block> head = new ArrayList<>();
    if (picture != null) {
      head.add(
          Block.column(
              4,
              List.of(
                  Words.plain(Texts.of("The picture as the network sees it")),
                  new PictureBlock(picture, MeanTile.SIDE),
                  Words.small(Texts.of("shape (channel × height × width): %s", input)))));
    }
    if (!first.isEmpty()) {
      head.add(
          Block.column(4, List.of(Words.plain(Texts.of("The most probable classes")), classes())));
    }
    if (!head.isEmpty()) {
      sheet.add(Block.row(3 * GAP, head));
    }
    int block = 0;
    List<Block> tiles = new ArrayList<>();
    for (LayerTable.Row row : layers.rows()) {
      if (row.layer().block() != block && block > 0) {
        sheet.add(block(facts.blockTitle(block), tiles));
        tiles.clear();
      }
      block = row.layer().block();
      tiles.add(tile(row));
    }
    sheet.add(block(facts.blockTitle(block), tiles));
    if (!maps.isEmpty()) {
      sheet.add(Words.small(Texts.of("Each map is the mean over its layer’s channels.")));
      sheet.add(
          new ColourScale(
              ColourMap.VIRIDIS,
              Texts.of("each map’s minimum"),
              Texts.of("each map’s maximum"),
              ""));
    }
    return sheet.figure(look);
  }

  private Block classes() {
    List<Bars.Bar> bars = new ArrayList<>();
    for (Prediction each : first) {
      bars.add(
          new Bars.Bar(
              PredictionFormat.name(each),
              each.probability(),
              PredictionFormat.probability(each.probability())));
    }
    return new Bars(bars, LONGEST, 0, 1);
  }

  private static Block block(String title, List<Block> tiles) {
    return Block.column(4, List.of(Words.plain(title), Block.row(GAP, List.copyOf(tiles))));
  }

  private Block tile(LayerTable.Row row) {
    Layer layer = row.layer();
    MeanMap map = maps.get(layer);
    List<Words> words = new ArrayList<>();
    words.add(Words.plain(layer.name()));
    words.add(Words.small(row.shape().toString()));
    words.add(
        Words.small(
            row.parameters() == 0
                ? Texts.of("no parameters")
                : Texts.of("%s parameters", Numbers.large(row.parameters()))));
    if (map != null) {
      words.add(Words.small(Texts.of("mean %s", Numbers.brief(statistics(map).mean()))));
    }
    double width = Math.ceil(words.stream().mapToDouble(Words::width).reduce(LEAST, Math::max));
    List<Block> parts = new ArrayList<>();
    if (map != null) {
      Block picture = Block.framed(new MeanTile(map, colours(layer)));
      double left = Math.floor((width - picture.width()) / 2);
      parts.add(Block.row(left, List.of(Block.space(0, 0), picture)));
    }
    for (Words each : words) {
      parts.add(each.placed(Anchor.MIDDLE, width));
    }
    return Block.column(1, parts);
  }

  /** The last layer is the only one without a ReLU: its numbers have a sign. */
  private static ColourMap colours(Layer layer) {
    return layer.hasParameters() && !layer.relu() ? ColourMap.DIVERGING : ColourMap.VIRIDIS;
  }

  private static MapStatistics statistics(MeanMap map) {
    return MapStatistics.of(map.values(), 0, map.values().length);
  }

  /**
   * A line a layer: {@code
   * layer,kind,block,channels,height,width,parameters,multiply_adds,receptive_field,
   * mean_activation}; the last is empty without a picture.
   */
  @Override
  public Table table() {
    Table.Builder table =
        Table.of(
            "layer",
            "kind",
            "block",
            "channels",
            "height",
            "width",
            "parameters",
            "multiply_adds",
            "receptive_field",
            "mean_activation");
    for (LayerTable.Row row : layers().rows()) {
      Layer layer = row.layer();
      MeanMap map = maps.get(layer);
      table.row(
          layer.name(),
          layer.kind().name().toLowerCase(Locale.ROOT),
          layer.block(),
          row.shape().channels(),
          row.shape().height(),
          row.shape().width(),
          row.parameters(),
          row.multiplyAdds(),
          row.field().size(),
          map == null ? null : statistics(map).mean());
    }
    return table.build();
  }

  /** The layers, and the first classes. */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    ArrayNode predictions = node.putArray("predictions");
    first.forEach(each -> predictions.add(JsonWriter.prediction(each)));
    return node;
  }
}
