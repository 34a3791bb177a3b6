package org.vggscope.export.training;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.export.Slide;
import org.vggscope.export.Words;
import org.vggscope.export.kernels.FilterGrid;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.model.Layer;
import org.vggscope.report.Film;
import org.vggscope.text.Texts;
import org.vggscope.training.record.Moment;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** A training over time: at each kept moment the curves, and the filters of the first layer. */
final class RunFilm {
  /** More frames make a larger file and no better film. */
  private static final int MOST = 80;

  private static final int FILTERS = 280;
  private static final double CHARTS = 440;
  private static final double PLOT = 120;
  private static final double GAP = 20;
  private static final int FRAME = 150;
  private static final int ENDING = 3000;

  private RunFilm() {}

  /** The film of a run; empty where fewer than two moments are kept. */
  static Optional<Film> of(RunCurves curves, Look look) {
    List<Moment> moments = some(curves.run().moments());
    if (moments.size() < 2) {
      return Optional.empty();
    }
    Block last = charts(curves, moments.get(moments.size() - 1));
    Slide slide = new Slide(FILTERS + GAP + CHARTS, Math.max(FILTERS + GAP, last.height()));
    List<Film.Frame> frames = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      int at = i;
      Moment moment = moments.get(i);
      frames.add(
          new Film.Frame(
              i == moments.size() - 1 ? ENDING : FRAME,
              () ->
                  slide.figure(
                      StateTexts.moment(curves.run(), moment),
                      RunAbout.of(curves.run()),
                      at,
                      moments.size(),
                      Block.row(GAP, List.of(filters(moment), charts(curves, moment))),
                      look)));
    }
    return Optional.of(new Film(frames));
  }

  /** As many as a film has, the first and the last among them. */
  private static List<Moment> some(List<Moment> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<Moment> some = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      some.add(all.get((int) Math.round((double) i * (all.size() - 1) / (MOST - 1))));
    }
    return some;
  }

  private static Block charts(RunCurves curves, Moment moment) {
    CurvesExhibit.Charts charts = new CurvesExhibit(curves, moment).charts(CHARTS, PLOT);
    return Block.column(GAP, List.of(charts.loss(), charts.accuracy(), charts.legend()));
  }

  /** A run that goes on lets go of moments; one that is gone has no filters. */
  private static Block filters(Moment moment) throws IOException {
    if (!Files.isRegularFile(moment.file())) {
      return Block.space(FILTERS, FILTERS);
    }
    try (WeightFile file = WeightFiles.open(moment.file())) {
      Layer first =
          file.architecture().layers().stream()
              .filter(Layer::hasParameters)
              .findFirst()
              .orElseThrow();
      float[] weights = new float[Math.toIntExact(first.weightCount())];
      float[] bias = new float[first.outputs()];
      file.readWeights(first.name(), 0, FloatBuffer.wrap(weights));
      file.readBias(first.name(), FloatBuffer.wrap(bias));
      LayerKernels kernels =
          LayerKernels.whole(first, null, file.preprocessing().order(), weights, bias);
      return Block.column(
          2,
          List.of(
              Words.small(Texts.of("Kernels of %s", first.name())),
              FilterGrid.of(kernels, FILTERS)));
    }
  }
}
