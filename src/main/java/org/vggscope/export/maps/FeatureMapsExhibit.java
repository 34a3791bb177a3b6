package org.vggscope.export.maps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Shape;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.Figure;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;

/**
 * The feature maps of a layer, every channel of it: drawn in the order of the sheet, written down
 * in that of the channels.
 *
 * @param sheet the maps, their order and their colours
 * @param origin where they come from, which may take long to say
 */
public record FeatureMapsExhibit(MapSheet sheet, Supplier<About> origin) implements Exhibit {
  private static final double LEAST_WIDTH = 640;

  @Override
  public String name() {
    return "%s-maps".formatted(sheet.layer().name());
  }

  @Override
  public About about() {
    return about(origin.get(), sheet).with("channel", null);
  }

  /** What is said of any drawing of a layer's activations. */
  static About about(About origin, MapSheet sheet) {
    Shape shape = sheet.shape();
    return origin
        .with("layer", sheet.layer().name())
        .with("shape", List.of(shape.channels(), shape.height(), shape.width()));
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    Sheet drawn =
        new Sheet(
            Texts.of("Feature maps of %s", sheet.layer().name()),
            about.line("picture", "model") + " " + LayerTitle.of(sheet),
            about);
    String order = order();
    if (!order.isEmpty()) {
      drawn.add(Words.plain(order).coloured(Look::faint));
    }
    ScaleEnds ends = ScaleEnds.of(sheet, -1);
    return drawn
        .add(MapGridBlock.of(sheet, LEAST_WIDTH))
        .add(new ColourScale(sheet.colourMap(), ends.lower(), ends.upper(), ""))
        .figure(look);
  }

  private String order() {
    List<String> said = new ArrayList<>();
    if (sheet.order() != MapOrder.INDEX) {
      said.add(Texts.of("Sorted by %s, the largest first", sheet.order().title()));
    }
    if (sheet.deadCount() > 0) {
      said.add(LayerTitle.dead(sheet));
    }
    return String.join(" · ", said);
  }

  /** A line an activation: {@code channel,y,x,activation}; there are millions in large layers. */
  @Override
  public Table table() {
    Shape shape = sheet.shape();
    float[] values = sheet.activations().values();
    return Table.of(
        List.of("channel", "y", "x", "activation"),
        values.length,
        index -> {
          int place = index % shape.area();
          return List.of(
              index / shape.area(), place / shape.width(), place % shape.width(), values[index]);
        });
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = about().json();
    node.putPOJO("rows", JsonWriter.rows(table()));
    return node;
  }

  @Override
  public Optional<NumpyFile.Array> array() {
    return Optional.of(array(sheet));
  }

  /** {@code (channel, height, width)}. */
  static NumpyFile.Array array(MapSheet sheet) {
    Shape shape = sheet.shape();
    return new NumpyFile.Array(
        List.of(shape.channels(), shape.height(), shape.width()), sheet.activations().values());
  }
}
