package org.vggscope.ui.training.curves;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.export.training.CurveTables;
import org.vggscope.export.training.RateCut;
import org.vggscope.export.training.RunFigures;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.training.record.RunPoint;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.training.charts.CurveChart;
import org.vggscope.ui.training.charts.CurveLegend;
import org.vggscope.ui.training.page.RunPage;
import org.vggscope.ui.view.Saving;

/** Loss and accuracy over the steps of a run, where its rate was cut, and its numbers. */
public final class CurvesPage extends RunPage {
  /** A page as high as this has room for the rate and the speed, too. */
  private static final double HIGH = 560;

  /** A loss of so many times that of chance leaves the chart, unless it is still there. */
  private static final double MOST_CHANCES = 3;

  private static final String TRAINING = "curve-training";
  private static final String EPOCH = "curve-epoch";
  private static final String VALIDATION = "curve-validation";
  private static final String CHANCE = "curve-chance";
  private static final String CUT = "curve-cut";
  private static final String BY_HAND = "curve-cut-by-hand";
  private static final String MOMENT = "curve-moment";
  private static final String RATE = "curve-rate";
  private static final String SPEED = "curve-speed";

  /** The upright lines come after the others, in this order. */
  private static final List<String> MARKS = List.of(CUT, BY_HAND, MOMENT);

  private static final ChartScale PERCENT = new ChartScale(0, 100, 25);

  private final CurveChart loss;
  private final CurveChart accuracy;
  private final CurveChart rate;
  private final CurveChart speed;
  private final HBox more;
  private final CurveLegend legend = new CurveLegend("training-curves-legend");
  private final Label chanceName;
  private final Label cutName;
  private final Label handName;
  private final Label momentName;
  private final FigureRow figures = new FigureRow();
  private final VBox figure;
  private RunRecord drawn;
  private ChartScale lossScale = ChartScale.upTo(1);
  private ChartScale rateScale = ChartScale.powers(1, 1);
  private ChartScale speedScale = ChartScale.upTo(1);

  /** The page. */
  public CurvesPage(Owner owner, Session session) {
    super(session, "training-curves-page", "training-curves-waiting");
    getStyleClass().addAll("training-charts", "curves-page");
    getStylesheets().add(CurveChart.class.getResource("training-charts.css").toExternalForm());
    String steps = Texts.of("Steps made");
    String percent = Texts.of("%s (%s)", Texts.of("Accuracy"), "%");
    loss = chart("training-curves-loss-chart", Texts.of("Loss"), null, false);
    accuracy = chart("training-curves-accuracy-chart", percent, steps, false);
    rate = chart("training-curves-rate-chart", Texts.of("Learning rate"), steps, true);
    speed = chart("training-curves-speed-chart", Texts.of("Pictures a second"), steps, false);
    loss.setLines(with(TRAINING, EPOCH, CHANCE));
    accuracy.setLines(with(TRAINING, VALIDATION));
    rate.setLines(with(RATE));
    speed.setLines(with(SPEED));
    legend.add(TRAINING, null, Texts.of("Training, each batch, averaged over neighbouring steps"));
    legend.add(EPOCH, null, Texts.of("Training, mean of an epoch"));
    legend.add(VALIDATION, null, Texts.of("Validation, at the end of an epoch"));
    chanceName = legend.add(CHANCE, null, "");
    cutName = legend.add(CUT, null, Texts.of("Rate cut by 10, by the schedule"));
    handName = legend.add(BY_HAND, null, Texts.of("Rate cut by 10, by hand"));
    momentName = legend.add(MOMENT, null, Texts.of("Moment that is looked at"));
    HBox.setHgrow(rate, Priority.ALWAYS);
    HBox.setHgrow(speed, Priority.ALWAYS);
    more = new HBox(rate, speed);
    VBox.setVgrow(loss, Priority.ALWAYS);
    VBox.setVgrow(accuracy, Priority.ALWAYS);
    VBox charts = new VBox(loss, accuracy, more, legend);
    charts.getStyleClass().add("charts");
    VBox.setVgrow(charts, Priority.ALWAYS);
    figure = new VBox(figures, charts);
    figure.getStyleClass().add("figure");
    fill(new Scrolled(figure));
    setBottom(
        footer(
            "training-curves-save",
            Texts.of(
                "Save a picture of the curves, or the numbers of every step as CSV (Ctrl+S)")));
    heightProperty().addListener((o, old, now) -> arrange());
    arrange();
    follow(owner);
  }

  private static List<String> with(String... lines) {
    return Stream.concat(Stream.of(lines), MARKS.stream()).toList();
  }

  private static CurveChart chart(String id, String title, String steps, boolean powers) {
    return new CurveChart(
        id,
        title,
        steps,
        powers ? ChartScale::power : ChartScale::plain,
        Texts.of("Chart over the steps of the run: %s", title));
  }

  private void arrange() {
    boolean high = getHeight() > HIGH;
    if (high != more.isManaged()) {
      more.setManaged(high);
      more.setVisible(high);
      drawn = null;
      look();
    }
  }

  @Override
  protected void show(RunRecord run, Moment moment) {
    if (run == null || run.points().isEmpty()) {
      drawn = null;
      instead(run, Texts.of("Waiting for the first step of the training …"));
      return;
    }
    there();
    if (run != drawn) {
      drawn = run;
      draw();
    }
    figures.show(RunFigures.of(run, moment));
    List<Double> looked = moment == null ? List.of() : List.of((double) moment.step());
    loss.draw(3 + MARKS.indexOf(MOMENT), Curve.upright(looked, lossScale));
    accuracy.draw(2 + MARKS.indexOf(MOMENT), Curve.upright(looked, PERCENT));
    rate.draw(1 + MARKS.indexOf(MOMENT), Curve.upright(looked, rateScale));
    speed.draw(1 + MARKS.indexOf(MOMENT), Curve.upright(looked, speedScale));
    CurveLegend.setNamed(momentName, moment != null);
  }

  private ChartScale steps() {
    return ChartScale.ofSteps(drawn.steps(), drawn.allSteps());
  }

  private static Curve batches(RunRecord run, ToDoubleFunction<RunPoint> what) {
    return Curve.of(run.points(), RunPoint::step, what, Curve.MOST);
  }

  private void draw() {
    double chance = RunFigures.chance(drawn);
    Curve batches = batches(drawn, RunPoint::loss);
    Curve epochs = Curve.of(drawn.epochs(), RunEpoch::step, RunEpoch::loss, Curve.MOST);
    lossScale = lossScale(batches, chance);
    loss.scale(steps(), lossScale);
    loss.draw(0, batches);
    loss.draw(1, epochs);
    loss.draw(2, Curve.level(0, steps().upper(), chance));
    accuracy.scale(steps(), PERCENT);
    accuracy.draw(0, batches(drawn, point -> 100 * point.accuracy()));
    accuracy.draw(
        1, Curve.of(drawn.epochs(), RunEpoch::step, epoch -> 100 * epoch.validation(), Curve.MOST));
    CurveLegend.setNamed(chanceName, !Double.isNaN(chance));
    if (!Double.isNaN(chance)) {
      chanceName.setText(
          Texts.of("Chance: a loss of ln %d = %.3f", RunFigures.classes(drawn), chance));
    }
    List<RateCut> cuts = RateCut.of(drawn);
    for (boolean byHand : new boolean[] {false, true}) {
      List<Double> steps = RateCut.steps(cuts, byHand);
      int mark = MARKS.indexOf(byHand ? BY_HAND : CUT);
      loss.draw(3 + mark, Curve.upright(steps, lossScale));
      accuracy.draw(2 + mark, Curve.upright(steps, PERCENT));
      CurveLegend.setNamed(byHand ? handName : cutName, !steps.isEmpty());
    }
    drawMore();
  }

  private static ChartScale lossScale(Curve batches, double chance) {
    double most = batches.most();
    if (Double.isNaN(chance)) {
      return ChartScale.upTo(most);
    }
    double enough = MOST_CHANCES * chance;
    double shown = most > enough && batches.last() < enough ? enough : most;
    return ChartScale.upTo(Double.isNaN(shown) ? chance : Math.max(chance, shown));
  }

  /** Draws the rate and the speed where there is room for them. */
  private void drawMore() {
    if (drawn == null || !more.isManaged()) {
      return;
    }
    Curve rates = batches(drawn, RunPoint::rate);
    Curve speeds = batches(drawn, RunPoint::picturesPerSecond);
    Curve powers = rates.logarithmic();
    rateScale = ChartScale.powers(Math.pow(10, powers.least()), Math.pow(10, powers.most()));
    speedScale = ChartScale.upTo(speeds.most());
    // They are half as wide.
    ChartScale steps = new ChartScale(0, steps().upper(), 2 * steps().tick());
    rate.scale(steps, rateScale);
    speed.scale(steps, speedScale);
    rate.draw(0, powers);
    speed.draw(0, speeds);
  }

  @Override
  public Optional<Saving> saving() {
    RunRecord run = session().training().runProperty().get();
    return run == null || run.points().isEmpty()
        ? Optional.empty()
        : saving(
            Texts.of("Save the curves"),
            "curves-" + run.name(),
            figure,
            () -> CurveTables.curves(run));
  }
}
