package org.vggscope.export.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Bars;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Sheet;
import org.vggscope.export.Slide;
import org.vggscope.export.Words;
import org.vggscope.inference.Analysis;
import org.vggscope.model.Layer;
import org.vggscope.model.Prediction;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Figure;
import org.vggscope.report.Film;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;

/**
 * From the picture through all maps of each layer to the answer: beside each other, or one after
 * the other as a film.
 *
 * @param picture what the network sees
 * @param steps the layers, the first one first
 * @param first the most probable classes, the first one first; empty where there are none
 * @param origin where it comes from, which may take long to say
 */
public record WalkExhibit(
    SourceImage picture, List<WalkStep> steps, List<Prediction> first, Supplier<About> origin)
    implements Exhibit {
  private static final int CLASSES = 5;
  private static final int COLUMNS = 4;
  private static final double GAP = 24;
  private static final double NAME = 190;
  private static final double LONGEST = 130;
  private static final int OPENING = 1500;
  private static final int A_LAYER = 700;
  private static final int ENDING = 3000;

  public WalkExhibit {
    steps = List.copyOf(steps);
    first = List.copyOf(first);
  }

  /**
   * What a network made of a picture. It copies each layer once.
   *
   * @param progress told the share that is done
   * @throws CancellationException when cancelled
   */
  public static WalkExhibit of(
      Analysis analysis,
      Supplier<About> origin,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    List<Layer> layers = analysis.activations().layers();
    List<WalkStep> steps = new ArrayList<>();
    for (Layer layer : layers) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      steps.add(WalkStep.of(analysis.activations().copy(layer)));
      progress.accept((double) steps.size() / layers.size());
    }
    return new WalkExhibit(
        analysis.picture().seen(),
        steps,
        analysis.ranked().stream().limit(CLASSES).toList(),
        origin);
  }

  @Override
  public String name() {
    return "walk";
  }

  @Override
  public About about() {
    return origin.get();
  }

  /**
   * A stop of the walk.
   *
   * @param milliseconds for which it is seen in a film
   */
  private record Stop(String title, Block block, int milliseconds) {}

  private List<Stop> stops() {
    List<Stop> stops = new ArrayList<>();
    stops.add(
        new Stop(
            Texts.of("The picture as the network sees it"),
            new PictureBlock(picture, WalkStep.SIDE),
            OPENING));
    for (WalkStep step : steps) {
      stops.add(new Stop(step.title(), step.block(), A_LAYER));
    }
    if (!first.isEmpty()) {
      stops.add(new Stop(Texts.of("The most probable classes"), classes(), ENDING));
    }
    return stops;
  }

  private Block classes() {
    List<Bars.Bar> bars = new ArrayList<>();
    for (Prediction each : first) {
      bars.add(
          new Bars.Bar(
              Words.elided(PredictionFormat.name(each), Words.PLAIN, NAME).lines().get(0),
              each.probability(),
              PredictionFormat.probability(each.probability())));
    }
    return new Bars(bars, LONGEST, 0, 1);
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    List<Block> all = new ArrayList<>();
    for (Stop stop : stops()) {
      all.add(Block.column(4, List.of(Words.plain(stop.title()), stop.block())));
    }
    return new Sheet(Texts.of("The network, layer by layer"), about.line("picture", "model"), about)
        .add(Block.grid(COLUMNS, GAP, all))
        .figure(look);
  }

  @Override
  public Optional<Film> film(Look look) {
    List<Stop> stops = stops();
    List<Film.Frame> frames = new ArrayList<>();
    for (int i = 0; i < stops.size(); i++) {
      int at = i;
      Stop stop = stops.get(i);
      frames.add(
          new Film.Frame(
              stop.milliseconds(),
              () ->
                  new Slide(WalkStep.SIDE, WalkStep.SIDE)
                      .figure(stop.title(), about(), at, stops.size(), stop.block(), look)));
    }
    return Optional.of(new Film(frames));
  }

  /**
   * A line a layer: {@code layer,kind,channels,height,width,minimum,mean,maximum,dead_channels}.
   */
  @Override
  public Table table() {
    Table.Builder table =
        Table.of(
            "layer",
            "kind",
            "channels",
            "height",
            "width",
            "minimum",
            "mean",
            "maximum",
            "dead_channels");
    for (WalkStep step : steps) {
      table.row(
          step.layer().name(),
          step.layer().kind().name().toLowerCase(Locale.ROOT),
          step.shape().channels(),
          step.shape().height(),
          step.shape().width(),
          step.statistics().minimum(),
          step.statistics().mean(),
          step.statistics().maximum(),
          step.dead());
    }
    return table.build();
  }
}
