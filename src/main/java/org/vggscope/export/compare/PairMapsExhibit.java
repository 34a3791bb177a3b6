package org.vggscope.export.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.export.maps.LayerTitle;
import org.vggscope.export.maps.MapGridBlock;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.maps.ScaleEnds;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;

/**
 * The feature maps of two layers that stand for each other, in the same colours for the same
 * numbers.
 *
 * @param first of one network, drawn on the scale of both; null when it has no such layer
 * @param second of the other; null when it has none, then there is the first
 * @param note what is said of both
 */
public record PairMapsExhibit(Pair pair, MapSheet first, MapSheet second, String note)
    implements Exhibit {
  private static final double WIDTH = 400;
  private static final double GAP = 32;
  private static final double LINES = 6;

  public PairMapsExhibit {
    if (first != null && second != null) {
      MapSheet one = first.drawnFrom(null);
      MapSheet other = second.drawnFrom(null);
      ColourMap.Scale both =
          new ColourMap.Scale(
              Math.min(one.minimum(), other.minimum()), Math.max(one.maximum(), other.maximum()));
      first = one.drawnFrom(both);
      second = other.drawnFrom(both);
    }
  }

  /**
   * What is said of both.
   *
   * @param cutOtherwise whether the networks see other parts of the picture
   */
  public static String note(boolean cutOtherwise) {
    return cutOtherwise
        ? Texts.of("Same colour, same number. The networks see different parts of the picture.")
        : Texts.of("Same colour, same number; channel numbers are each network’s own.");
  }

  private MapSheet any() {
    return first == null ? second : first;
  }

  @Override
  public String name() {
    return "%s-maps-of-both".formatted(any().layer().name());
  }

  @Override
  public About about() {
    return pair.about()
        .with("layer", first == null ? null : first.layer().name())
        .with("otherLayer", second == null ? null : second.layer().name());
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    List<Block> sides = new ArrayList<>();
    if (first != null) {
      sides.add(side(pair.names().first(), first));
    }
    if (second != null) {
      sides.add(side(pair.names().second(), second));
    }
    ScaleEnds ends = ScaleEnds.of(any(), -1);
    return new Sheet(
            Texts.of("What do both networks make of the picture, layer by layer?"),
            Pair.line(about),
            about)
        .add(Block.row(GAP, sides))
        .add(new ColourScale(any().colourMap(), ends.lower(), ends.upper(), ""))
        .add(Words.small(note))
        .figure(look);
  }

  private static Block side(String network, MapSheet sheet) {
    return Block.column(
        LINES,
        List.of(
            Words.plain("%s %s %s".formatted(network, sheet.layer().name(), LayerTitle.of(sheet))),
            MapGridBlock.of(sheet, WIDTH)));
  }

  /** A line an activation: {@code network,layer,channel,y,x,activation}. */
  @Override
  public Table table() {
    int ofFirst = first == null ? 0 : first.activations().values().length;
    int ofSecond = second == null ? 0 : second.activations().values().length;
    return Table.of(
        List.of("network", "layer", "channel", "y", "x", "activation"),
        ofFirst + ofSecond,
        index ->
            index < ofFirst
                ? row(pair.names().first(), first, index)
                : row(pair.names().second(), second, index - ofFirst));
  }

  private static List<Object> row(String network, MapSheet sheet, int index) {
    Shape shape = sheet.shape();
    int place = index % shape.area();
    return List.of(
        network,
        sheet.layer().name(),
        index / shape.area(),
        place / shape.width(),
        place % shape.width(),
        sheet.activations().values()[index]);
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = about().json();
    node.putPOJO("rows", JsonWriter.rows(table()));
    return node;
  }
}
