package org.vggscope.export.field;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.vggscope.explain.EffectiveField;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Shares;
import org.vggscope.export.Sheet;
import org.vggscope.export.Swatch;
import org.vggscope.export.Words;
import org.vggscope.model.Layer;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.model.Window;
import org.vggscope.picture.NumpyFile;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Figure;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;

/**
 * What a unit sees of the picture: its field and those of one unit of each layer below, and how
 * much each pixel counts for it.
 *
 * @param seen what the network sees
 * @param steps from the first layer to the unit's
 * @param effective how much each pixel counts; null where it is not known
 * @param origin where the numbers come from, which may take long to say
 */
public record FieldExhibit(
    SourceImage seen, List<Step> steps, EffectiveField effective, Supplier<About> origin)
    implements Exhibit {
  private static final double SIDE = 420;
  private static final double GAP = 24;
  private static final double BAR = 120;
  private static final double WORDS = 260;
  private static final double LINES = 8;

  public FieldExhibit {
    steps = List.copyOf(steps);
  }

  private Step last() {
    return steps.get(steps.size() - 1);
  }

  private double beyondBorder(Step step) {
    return step.beyondBorder(seen.height(), seen.width());
  }

  @Override
  public String name() {
    return "%s-field".formatted(last().layer().name());
  }

  @Override
  public About about() {
    return origin
        .get()
        .with("layer", last().layer().name())
        .with("channel", effective == null ? null : effective.unit().channel())
        .with("y", last().y())
        .with("x", last().x());
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    Sheet sheet =
        new Sheet(
            Texts.of("Receptive field of %s", last().layer().name()),
            "%s · %s".formatted(about.text("picture"), about.text("model")),
            about);
    NestedBoxes boxes = new NestedBoxes(new FieldPicture(seen, last().box(), null), steps, SIDE);
    sheet.add(Block.row(GAP, List.of(boxes, Block.column(LINES, growth()))));
    if (effective != null) {
      Window inside = effective.window();
      Step cut = new Step(last().layer(), last().y(), last().x(), last().field(), inside);
      NestedBoxes heat =
          new NestedBoxes(new FieldPicture(seen, inside, effective), List.of(cut), SIDE);
      sheet.add(Words.heading(Texts.of("Effective field")));
      sheet.add(Block.row(GAP, List.of(heat, Block.column(LINES, influence()))));
    }
    return sheet.figure(look);
  }

  /** The side of each layer's field, and what is said of the last. */
  private List<Block> growth() {
    List<Shares.Share> bars = new ArrayList<>();
    for (Step step : steps) {
      int colour = BlockColours.of(step.layer().block());
      bars.add(
          new Shares.Share(
              step.layer().name(),
              "",
              (double) step.field().size() / last().field().size(),
              FieldTexts.size(step),
              look -> colour));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(wrapped(FieldTexts.sees(last(), beyondBorder(last()))));
    if (beyondBorder(last()) > 0) {
      blocks.add(new Swatch(Look::line, Texts.of("padding")));
    }
    blocks.add(new Shares(bars, BAR, WORDS));
    return blocks;
  }

  private List<Block> influence() {
    return List.of(
        wrapped(FieldTexts.unit(effective)),
        wrapped(FieldTexts.value(effective)),
        wrapped(FieldTexts.effective(effective)),
        new ColourScale(
            (share, shade) -> FieldPicture.COLOURS.colour(FieldPicture.colourShare(share)),
            Texts.of("none"),
            Texts.of("most"),
            ""),
        Words.wrapped(
                Texts.of(
                    "The absolute gradient of the unit by each pixel, summed over the colours.\n"
                        + "Colours go with its square root."),
                Words.SMALL,
                WORDS)
            .coloured(Look::faint));
  }

  private static Words wrapped(String sentence) {
    return Words.wrapped(sentence, Words.PLAIN, WORDS);
  }

  /** A line a layer; boxes are in pixels of the network's input, also beyond its border. */
  @Override
  public Table table() {
    Table.Builder table =
        Table.of(
            "layer",
            "kind",
            "y",
            "x",
            "kernel",
            "stride",
            "jump",
            "receptive_field",
            "top",
            "left",
            "height",
            "width",
            "beyond_border");
    for (Step step : steps) {
      Layer layer = step.layer();
      Window box = step.box();
      table.row(
          layer.name(),
          layer.kind().name().toLowerCase(Locale.ROOT),
          step.y(),
          step.x(),
          layer.kernel(),
          layer.stride(),
          step.field().jump(),
          step.field().size(),
          box.top(),
          box.left(),
          box.height(),
          box.width(),
          beyondBorder(step));
    }
    return table.build();
  }

  /** The fields as {@code rows}, and the effective one, its influences row by row. */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    if (effective != null) {
      ObjectNode field = node.putObject("effective");
      field.put("activation", effective.value());
      field.put("strongest", effective.strongest());
      field.put("silent", effective.silent());
      field.put("top", effective.window().top());
      field.put("left", effective.window().left());
      field.put("height", effective.window().height());
      field.put("width", effective.window().width());
      field.put("largest", effective.largest());
      field.put("half", effective.half());
      field.put("central", Double.isNaN(effective.central()) ? null : effective.central());
      ArrayNode influence = field.putArray("influence");
      JsonWriter.addNumbers(influence, effective.influence(), effective.window().width());
    }
    return node;
  }

  /** How much each pixel of the field counts, {@code (height, width)} of what is in the picture. */
  @Override
  public Optional<NumpyFile.Array> array() {
    return Optional.ofNullable(effective)
        .map(
            field ->
                new NumpyFile.Array(
                    List.of(field.window().height(), field.window().width()), field.influence()));
  }
}
