package org.vggscope.export.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.report.Table;
import org.vggscope.session.training.NewTraining;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;

/**
 * Runs that train the same network on the same pictures, without a window.
 *
 * @param watched the run that the others race against
 * @param runs in the order of their lanes, the watched one among them
 * @param left how many more there are for which there are no colours
 * @param missing the usual starts that no run with the watched one's recipe has
 */
public record RaceFigures(RunRecord watched, List<RaceRun> runs, int left, List<String> missing) {
  /** Dots of all lines of a chart together; more would take too long to draw. */
  private static final int MOST = 2400;

  /** A loss of more times that of chance leaves the chart: others would be a flat line below it. */
  private static final double MOST_CHANCES = 3;

  public RaceFigures {
    runs = List.copyOf(runs);
    missing = List.copyOf(missing);
  }

  /**
   * A race.
   *
   * @param records the watched run first; as many as there are lanes at most
   * @param lanes gives them their colours
   * @param begun what each run of the race started from, whether or not there is a colour for it
   */
  public static RaceFigures of(List<RunRecord> records, RaceLanes lanes, List<RaceEntry> begun) {
    lanes.assign(records);
    RunRecord watched = records.get(0);
    int most = Math.min(Curve.MOST, MOST / records.size());
    List<RaceRun> runs = new ArrayList<>();
    for (RunRecord each : records) {
      boolean other = !RaceStarts.isSameButForStart(each.recipe(), watched.recipe());
      runs.add(RaceRun.of(each, lanes.of(each), other, most));
    }
    runs.sort(Comparator.comparingInt(RaceRun::lane));
    List<String> missing =
        RaceStarts.DRAWN.stream()
            .filter(start -> begun.stream().noneMatch(run -> run.has(start, watched.recipe())))
            .toList();
    return new RaceFigures(watched, runs, begun.size() - records.size(), missing);
  }

  /** Whether a run is the one that is watched. */
  public boolean isWatched(RaceRun run) {
    return run.record() == watched;
  }

  /** The run of a folder. */
  public Optional<RaceRun> find(Path folder) {
    Path plain = folder.toAbsolutePath().normalize();
    return runs.stream().filter(run -> run.record().folder().path().equals(plain)).findFirst();
  }

  /** What is missing, to be begun. */
  public List<NewTraining> trainings() {
    Recipe recipe = watched.recipe();
    return missing.stream()
        .map(
            start ->
                new NewTraining(
                    watched.setup().data(),
                    watched.setup().network(),
                    recipe.with(recipe.epochs(), recipe.seed(), start),
                    null))
        .toList();
  }

  /** A run that has measured its start; null while there is none. */
  private RunRecord started() {
    return runs.stream()
        .map(RaceRun::record)
        .filter(run -> run.start() != null)
        .findFirst()
        .orElse(null);
  }

  /** How many classes there are; 0 before that is known. */
  public int classes() {
    return started() == null ? 0 : RunFigures.classes(started());
  }

  /** The loss of a network that knows nothing of its classes; NaN before that is known. */
  public double chance() {
    return started() == null ? Double.NaN : RunFigures.chance(started());
  }

  /** What that loss is called. */
  public String chanceName() {
    return RunFigures.chanceName(classes(), chance());
  }

  /** Names of the layers; empty before they are known. */
  public List<String> layers() {
    return started() == null
        ? List.of()
        : started().start().spreads().stream().map(RunStart.Spread::layer).toList();
  }

  /** Of the longest run. */
  public ChartScale steps() {
    return ChartScale.ofSteps(
        runs.stream().mapToLong(run -> run.record().steps()).max().orElse(0),
        runs.stream().mapToLong(run -> run.record().allSteps()).max().orElse(0));
  }

  /** From 0 to the largest loss; far beyond chance a line leaves the chart. */
  public ChartScale lossScale() {
    double most =
        runs.stream()
            .mapToDouble(run -> run.loss().most())
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    double chance = chance();
    if (Double.isNaN(chance)) {
      return ChartScale.upTo(most);
    }
    return ChartScale.upTo(
        Double.isNaN(most) ? chance : Math.max(chance, Math.min(most, MOST_CHANCES * chance)));
  }

  /** The powers of ten of a deviation of all runs. */
  public ChartScale deviations(Function<RaceRun, Curve> which) {
    return LayerCurves.scale(runs.stream().map(which).toList());
  }

  /** A line a step of each run. */
  public Table table() {
    Table.Builder table =
        Table.of("run", "start", "step", "epoch", "loss", "accuracy", "validation", "rate");
    for (RaceRun run : runs) {
      String name = run.record().name();
      String start =
          run.record().setup().startFrom() == null
              ? run.record().recipe().initialisation()
              : run.record().setup().startFrom();
      for (RunPoint point : run.record().points()) {
        table.row(
            name,
            start,
            point.step(),
            point.epoch(),
            point.loss(),
            point.accuracy(),
            point.validation(),
            point.rate());
      }
    }
    return table.build();
  }
}
