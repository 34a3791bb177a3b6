package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.export.chart.Chart;
import org.vggscope.export.chart.ChartAxis;
import org.vggscope.export.chart.ChartLegend;
import org.vggscope.export.chart.ChartLine;
import org.vggscope.export.chart.Curve;
import org.vggscope.export.chart.Hue;
import org.vggscope.report.Figure;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;

/** Runs that train the same network on the same pictures from several starts. */
public record RaceExhibit(RaceFigures race) implements Exhibit {
  private static final double WIDTH = 860;
  private static final double GAP = 12;
  private static final double HIGH = 220;
  private static final double LOW = 150;
  private static final double THICK = 3;

  /** A pattern for each lane, so that lines are told apart without their colours, too. */
  private static final List<List<Double>> DASHES =
      List.of(
          List.of(),
          List.of(8.0, 3.0),
          List.of(2.0, 3.0),
          List.of(10.0, 3.0, 2.0, 3.0),
          List.of(14.0, 4.0),
          List.of(5.0, 5.0),
          List.of(10.0, 3.0, 2.0, 3.0, 2.0, 3.0),
          List.of(1.5, 5.0));

  @Override
  public String name() {
    return "race-" + race.watched().name();
  }

  @Override
  public About about() {
    RunRecord watched = race.watched();
    return RunAbout.program()
        .with("runs", race.runs().stream().map(run -> run.record().name()).toList())
        .with("watched", watched.name())
        .with("data", watched.setup().data())
        .with("network", JsonWriter.tree(watched.setup().network()))
        .with("recipe", JsonWriter.tree(watched.recipe()));
  }

  @Override
  public Figure figure(Look look) {
    RunRecord watched = race.watched();
    ChartAxis layers = ChartAxis.named(Texts.of("Layer"), race.layers());
    List<ChartLine> loss = new ArrayList<>();
    loss.add(
        ChartLine.of(
                race.chanceName(), Curve.level(0, race.steps().upper(), race.chance()), Look::faint)
            .dashed());
    loss.addAll(lines(RaceRun::loss));
    Chart losses =
        Chart.of(
            WIDTH,
            HIGH,
            ChartAxis.plain("", race.steps()),
            ChartAxis.plain(Texts.of("Loss"), race.lossScale()),
            loss);
    Chart validations =
        Chart.of(
            WIDTH,
            HIGH,
            ChartAxis.plain(Texts.of("Steps made"), race.steps()),
            ChartAxis.plain(Texts.of("%s (%s)", Texts.of("Validation"), "%"), RunCurves.PERCENT),
            lines(RaceRun::validation).stream().map(ChartLine::withDots).toList());
    Sheet sheet =
        new Sheet(
                Texts.of("Race of starts"),
                Texts.of("%s on %s", StateTexts.title(watched), watched.setup().data()),
                about())
            .add(losses)
            .add(validations)
            .add(ChartLegend.of(loss, WIDTH))
            .add(Words.plain(Texts.of("Standard deviations before the first step, layer by layer")))
            .add(starts(layers, Texts.of("Activations"), RaceRun::activations))
            .add(starts(layers, Texts.of("Gradients"), RaceRun::gradients));
    race.runs().forEach(run -> sheet.add(said(run)));
    String left = RaceTexts.left(race);
    return left.isEmpty() ? sheet.figure(look) : sheet.add(Words.small(left)).figure(look);
  }

  private Chart starts(ChartAxis layers, String title, Function<RaceRun, Curve> which) {
    return Chart.of(
        WIDTH,
        LOW,
        layers,
        ChartAxis.powers(title, race.deviations(which)),
        lines(which).stream().map(ChartLine::withDots).toList());
  }

  private List<ChartLine> lines(Function<RaceRun, Curve> which) {
    return race.runs().stream().map(run -> line(run, which.apply(run))).toList();
  }

  /** Named by its start and its run, for there may be several of one start. */
  private ChartLine line(RaceRun run, Curve curve) {
    ChartLine line =
        ChartLine.of(
                Texts.of("%s (%s)", run.start(), run.record().name()),
                curve,
                Hue.values()[run.lane()])
            .dashed(DASHES.get(run.lane()));
    return race.isWatched(run) ? line.thick(THICK) : line;
  }

  private Block said(RaceRun run) {
    List<Block> lines = new ArrayList<>();
    lines.add(ChartLegend.entry(line(run, run.loss())));
    lines.add(Words.small(RaceTexts.numbers(run)).coloured(Look::ink));
    if (run.otherRecipe()) {
      lines.add(Words.small(RaceTexts.otherRecipe()));
    }
    lines.add(Words.wrapped(RaceTexts.sentence(run), Words.SMALL, WIDTH));
    return Block.column(1, lines);
  }

  @Override
  public Table table() {
    return race.table();
  }
}
