package org.vggscope.ui.training.race;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.export.training.RaceFigures;
import org.vggscope.export.training.RaceLanes;
import org.vggscope.export.training.RaceRun;
import org.vggscope.text.Texts;
import org.vggscope.ui.training.charts.CurveChart;

/** The charts of a race; the lines of a run have its lane's colour in all of them. */
final class RaceCharts {
  /** What the style classes of the lanes begin with. */
  static final String LANE = "race-lane-";

  private static final String CHANCE = "curve-chance";
  private static final String WATCHED = "race-watched";
  private static final double SMALL = 140;
  private static final ChartScale PERCENT = new ChartScale(0, 100, 25);

  final CurveChart loss;
  final CurveChart validation;
  final CurveChart activations;
  final CurveChart gradients;
  private List<String> layers = List.of();

  RaceCharts() {
    loss = overSteps("training-race-loss-chart", Texts.of("Loss"), null);
    validation =
        overSteps(
            "training-race-validation-chart",
            Texts.of("%s (%s)", Texts.of("Validation"), "%"),
            Texts.of("Steps made"));
    activations = overLayers("training-race-activations-chart", Texts.of("Activations"));
    gradients = overLayers("training-race-gradients-chart", Texts.of("Gradients"));
    List<String> lanes = IntStream.range(0, RaceLanes.COUNT).mapToObj(lane -> LANE + lane).toList();
    List<String> withChance = new ArrayList<>(lanes);
    withChance.add(CHANCE);
    loss.setLines(withChance);
    for (CurveChart each : List.of(validation, activations, gradients)) {
      each.setLines(lanes);
    }
  }

  private static CurveChart overSteps(String id, String title, String steps) {
    return new CurveChart(
        id,
        title,
        steps,
        ChartScale::plain,
        Texts.of("Chart over the steps of several runs, a line a run: %s", title));
  }

  private CurveChart overLayers(String id, String title) {
    CurveChart chart =
        new CurveChart(
            id,
            title,
            Texts.of("Layer"),
            ChartScale::power,
            Texts.of("Chart of the deviation by layer at the start, a line a run: %s", title));
    chart.wordSteps(this::layer);
    chart.setPrefHeight(SMALL);
    return chart;
  }

  private String layer(double place) {
    int index = (int) Math.round(place);
    return index >= 0 && index < layers.size() ? layers.get(index) : "";
  }

  /** Draws a race; lines that are as before are left alone. */
  void draw(RaceFigures race) {
    ChartScale steps = race.steps();
    loss.scale(steps, race.lossScale());
    validation.scale(steps, PERCENT);
    boolean others = !layers.equals(race.layers());
    layers = race.layers();
    ChartScale places = new ChartScale(0, Math.max(1, layers.size() - 1), 1);
    for (CurveChart each : List.of(activations, gradients)) {
      if (others) {
        // The axis keeps the words that it has asked for.
        each.wordSteps(this::layer);
      }
      each.scale(
          places, race.deviations(each == activations ? RaceRun::activations : RaceRun::gradients));
    }
    draw(loss, race, RaceRun::loss);
    draw(validation, race, RaceRun::validation);
    draw(activations, race, RaceRun::activations);
    draw(gradients, race, RaceRun::gradients);
    loss.draw(RaceLanes.COUNT, Curve.level(0, steps.upper(), race.chance()));
  }

  private static void draw(CurveChart chart, RaceFigures race, Function<RaceRun, Curve> which) {
    for (int lane = 0; lane < RaceLanes.COUNT; lane++) {
      int mine = lane;
      RaceRun run =
          race.runs().stream().filter(each -> each.lane() == mine).findFirst().orElse(null);
      chart.draw(lane, run == null ? Curve.NONE : which.apply(run));
      chart.mark(lane, WATCHED, run != null && race.isWatched(run));
    }
  }
}
