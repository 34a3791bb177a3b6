package org.vggscope.export.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vggscope.training.RateSchedule;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;
import org.vggscope.training.record.RunStatus;

/** Runs that nobody made: 10 steps an epoch, 640 pictures, 4 classes, 74 epochs. */
public final class SomeRun {
  private static final int STEPS = 10;

  private SomeRun() {}

  /** A run of the paper's recipe whose steps had these rates. */
  public static RunRecord ofRates(List<RunLog.ByHand> byHand, double... rates) {
    return of(Recipe.paper(), RunStatus.State.RUNNING, byHand, rates);
  }

  /** A run of the quick recipe, whose rate goes down along a cosine. */
  public static RunRecord ofCosine(List<RunLog.ByHand> byHand, double... rates) {
    Recipe quick = Recipe.quick();
    if (quick.schedule().kind() != RateSchedule.Kind.COSINE) {
      throw new IllegalStateException();
    }
    return of(quick, RunStatus.State.RUNNING, byHand, rates);
  }

  /** A run of so many steps. */
  public static RunRecord ofSteps(int steps, RunStatus.State state) {
    double[] rates = new double[steps];
    Arrays.fill(rates, 0.01);
    return of(Recipe.paper(), state, List.of(), rates);
  }

  /** A run in a folder of that name, of so many steps. */
  public static RunRecord of(String name, RunFolder.Setup setup, Recipe recipe, int steps) {
    double[] rates = new double[steps];
    Arrays.fill(rates, 0.01);
    RunRecord some = of(recipe, RunStatus.State.RUNNING, List.of(), rates);
    return new RunRecord(
        new RunFolder(Path.of(name).toAbsolutePath()),
        setup,
        recipe,
        some.start(),
        some.points(),
        some.epochs(),
        some.moments(),
        some.byHand(),
        some.status());
  }

  /** The same run, every step of which had a loss. */
  public static RunRecord withLoss(RunRecord run, double loss) {
    List<RunPoint> points =
        run.points().stream()
            .map(
                point ->
                    new RunPoint(
                        point.step(),
                        point.epoch(),
                        loss,
                        point.accuracy(),
                        point.validation(),
                        point.rate(),
                        point.picturesPerSecond(),
                        point.norms(),
                        point.gradients()))
            .toList();
    return new RunRecord(
        run.folder(),
        run.setup(),
        run.recipe(),
        run.start(),
        points,
        run.epochs(),
        run.moments(),
        run.byHand(),
        run.status());
  }

  /** The same run, whose start was not measured yet. */
  public static RunRecord withoutStart(RunRecord run) {
    return new RunRecord(
        run.folder(),
        run.setup(),
        run.recipe(),
        null,
        run.points(),
        run.epochs(),
        run.moments(),
        run.byHand(),
        run.status());
  }

  private static RunRecord of(
      Recipe recipe, RunStatus.State state, List<RunLog.ByHand> byHand, double... rates) {
    List<RunPoint> points = new ArrayList<>();
    List<RunEpoch> epochs = new ArrayList<>();
    for (int i = 0; i < rates.length; i++) {
      int step = i + 1;
      int epoch = i / STEPS + 1;
      boolean last = step % STEPS == 0;
      // It is best in the second epoch.
      double validation = epoch == 2 ? 0.75 : 0.5;
      boolean looked = step == 1 || last;
      points.add(
          new RunPoint(
              step,
              epoch,
              1.0 / step,
              step / 1000.0,
              last ? validation : null,
              rates[i],
              64,
              looked ? List.of(3.0, 4.0) : List.of(),
              looked ? List.of(0.3, 0.4) : List.of()));
      if (last) {
        epochs.add(new RunEpoch(step, epoch, 0.5, 0.25, validation, rates[i], 64, List.of()));
      }
    }
    RunStart start =
        new RunStart(
            List.of("a", "b", "c", "d"),
            640,
            100,
            0,
            STEPS,
            1234,
            List.of(new RunStart.Spread("conv1_1", 1, 0.1), new RunStart.Spread("fc6", 0.5, 0.2)),
            "activations keep their spread (%s in %s, %s in %s): it can learn",
            List.of("1.0", "conv1_1", "0.5", "fc6"),
            true);
    return new RunRecord(
        new RunFolder(Path.of("some-run")),
        null,
        recipe,
        start,
        points,
        epochs,
        List.of(),
        byHand,
        new RunStatus(state));
  }
}
