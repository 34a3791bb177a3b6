package org.vggscope.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.vggscope.cli.ExportView.Takes;
import org.vggscope.export.Exhibit;
import org.vggscope.export.training.ConfusionExhibit;
import org.vggscope.export.training.ConfusionFigures;
import org.vggscope.export.training.CurvesExhibit;
import org.vggscope.export.training.LayerCurves;
import org.vggscope.export.training.LayersExhibit;
import org.vggscope.export.training.RunCurves;
import org.vggscope.support.Problem;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunEpoch;

/** The views of a training, as {@code export} writes them; they need no network. */
final class RunViews {
  private static final Set<Takes> RUN = EnumSet.of(Takes.RUN);
  private static final Set<Takes> MOMENT = EnumSet.of(Takes.MOMENT);

  static final List<ExportView> ALL =
      List.of(
          new ExportView(
              "training.curves",
              "loss and accuracy of a training; as .gif its moments, one after the other",
              RUN,
              MOMENT,
              subject -> curves(subject.request().runs())),
          new ExportView(
              "training.layers",
              "what becomes of each layer in a training",
              RUN,
              MOMENT,
              subject -> layers(subject.request().runs())),
          new ExportView(
              "training.confusion",
              "which classes a training's network takes for which",
              RUN,
              MOMENT,
              subject -> confusion(subject.request().runs())));

  private RunViews() {}

  private static Exhibit curves(RunOptions options) throws IOException {
    RunRecord run = options.read();
    if (run.points().isEmpty()) {
      throw noneYet(run);
    }
    return new CurvesExhibit(RunCurves.of(run, null), options.moment(run));
  }

  private static RuntimeException noneYet(RunRecord run) {
    return Problem.refused("%s has made no step yet", run.name());
  }

  private static Exhibit layers(RunOptions options) throws IOException {
    RunRecord run = options.read();
    if (run.start() == null) {
      throw noneYet(run);
    }
    return new LayersExhibit(LayerCurves.of(run), options.moment(run));
  }

  private static Exhibit confusion(RunOptions options) throws IOException {
    RunRecord run = options.read();
    Moment moment = options.moment(run);
    RunEpoch last = ConfusionFigures.last(run.epochs(), moment == null ? null : moment.step());
    if (last == null || run.start() == null) {
      throw Problem.refused("No epoch of %s has ended by then", run.name());
    }
    return new ConfusionExhibit(ConfusionFigures.of(last, run.start().classes()), run);
  }
}
