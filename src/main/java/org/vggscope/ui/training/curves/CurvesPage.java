package org.vggscope.ui.training.curves;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.export.training.CurvesExhibit;
import org.vggscope.export.training.RunCurves;
import org.vggscope.export.training.RunFigures;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.training.charts.CurveChart;
import org.vggscope.ui.training.charts.CurveLegend;
import org.vggscope.ui.training.page.RunPage;

/**
 * Loss and accuracy over the steps of a run, where its rate was cut, and its numbers; another run's
 * curves may be laid behind them.
 */
public final class CurvesPage extends RunPage {
  /** A page as high as this has room for the rate and the speed, too. */
  private static final double HIGH = 560;

  private static final String BESIDE = "beside";

  private static final String TRAINING = "curve-training";
  private static final String EPOCH = "curve-epoch";
  private static final String VALIDATION = "curve-validation";
  private static final String CHANCE = "curve-chance";
  private static final String CUT = "curve-cut";
  private static final String BY_HAND = "curve-cut-by-hand";
  private static final String RATE = "curve-rate";
  private static final String SPEED = "curve-speed";

  /** What the style class of the other run's line has behind that of the watched one's. */
  private static final String OF_OTHER = "-other";

  private final CurveChart loss;
  private final CurveChart accuracy;
  private final CurveChart rate;
  private final CurveChart speed;
  private final HBox more;
  private final CurveLegend legend = new CurveLegend("training-curves-legend");
  private final Label chanceName;
  private final Map<Label, String> otherNames = new LinkedHashMap<>();
  private final Label cutName;
  private final Label handName;
  private final Label momentName;
  private final FigureRow figures = new FigureRow();
  private final OtherRun beside;
  private RunCurves drawn;

  /** The page. */
  public CurvesPage(Owner owner, Session session) {
    super(session, "training-curves-page", "training-curves-waiting");
    getStyleClass().addAll("training-charts", "curves-page");
    String steps = Texts.of("Steps made");
    String percent = Texts.of("%s (%s)", Texts.of("Accuracy"), "%");
    loss = chart("training-curves-loss-chart", Texts.of("Loss"), null, false);
    accuracy = chart("training-curves-accuracy-chart", percent, steps, false);
    rate = chart("training-curves-rate-chart", Texts.of("Learning rate"), steps, true);
    speed = chart("training-curves-speed-chart", Texts.of("Pictures a second"), steps, false);
    loss.setLines(
        List.of(TRAINING + OF_OTHER, EPOCH + OF_OTHER, TRAINING, EPOCH, CHANCE, CUT, BY_HAND));
    accuracy.setLines(
        List.of(TRAINING + OF_OTHER, VALIDATION + OF_OTHER, TRAINING, VALIDATION, CUT, BY_HAND));
    rate.setLines(List.of(RATE + OF_OTHER, RATE));
    speed.setLines(List.of(SPEED + OF_OTHER, SPEED));
    name(TRAINING, Texts.of("Training, each batch, averaged over neighbouring steps"));
    name(EPOCH, Texts.of("Training, mean of an epoch"));
    name(VALIDATION, Texts.of("Validation, at the end of an epoch"));
    chanceName = legend.add(CHANCE, null, "");
    cutName = legend.add(CUT, null, Texts.of("Rate cut by 10, by the schedule"));
    handName = legend.add(BY_HAND, null, Texts.of("Rate cut by 10, by hand"));
    momentName = legend.add(CurveChart.MOMENT, null, Texts.of("Moment that is looked at"));
    HBox.setHgrow(rate, Priority.ALWAYS);
    HBox.setHgrow(speed, Priority.ALWAYS);
    more = new HBox(rate, speed);
    VBox.setVgrow(loss, Priority.ALWAYS);
    VBox.setVgrow(accuracy, Priority.ALWAYS);
    VBox charts = new VBox(loss, accuracy, more, legend);
    charts.getStyleClass().add("charts");
    VBox.setVgrow(charts, Priority.ALWAYS);
    VBox figure = new VBox(figures, charts);
    figure.getStyleClass().add("figure");
    fill(new Scrolled(figure));
    beside = new OtherRun(owner, session.training(), shownProperty(), this::look);
    HBox footer =
        footer(
            "training-curves-save",
            Texts.of("Save a picture of the curves, or the numbers of every step as CSV (Ctrl+S)"));
    HBox.setHgrow(beside, Priority.ALWAYS);
    footer.getChildren().add(0, beside);
    setBottom(footer);
    heightProperty().addListener((o, old, now) -> arrange());
    arrange();
    follow(owner);
  }

  /** Names a line of the watched run, and the other run's line of the same kind. */
  private void name(String style, String name) {
    legend.add(style, null, name);
    otherNames.put(legend.add(style + OF_OTHER, null, ""), name);
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
    RunRecord other = beside.run();
    if (drawn == null || run != drawn.run() || other != drawn.other()) {
      drawn = RunCurves.of(run, other);
      draw();
    }
    figures.show(RunFigures.of(run, moment));
    List.of(loss, accuracy, rate, speed).forEach(chart -> chart.mark(moment));
    CurveLegend.setNamed(momentName, moment != null);
  }

  private void draw() {
    RunCurves.Lines lines = drawn.lines();
    RunCurves.Lines others = drawn.otherLines();
    ChartScale steps = drawn.steps();
    loss.scale(steps, drawn.lossScale());
    loss.draw(TRAINING, lines.loss());
    loss.draw(TRAINING + OF_OTHER, others.loss());
    loss.draw(EPOCH, lines.epochLoss());
    loss.draw(EPOCH + OF_OTHER, others.epochLoss());
    loss.draw(CHANCE, Curve.level(0, steps.upper(), drawn.chance()));
    accuracy.scale(steps, RunCurves.PERCENT);
    accuracy.draw(TRAINING, lines.accuracy());
    accuracy.draw(TRAINING + OF_OTHER, others.accuracy());
    accuracy.draw(VALIDATION, lines.validation());
    accuracy.draw(VALIDATION + OF_OTHER, others.validation());
    boolean known = !Double.isNaN(drawn.chance());
    CurveLegend.setNamed(chanceName, known);
    if (known) {
      chanceName.setText(drawn.chanceName());
    }
    otherNames.forEach(
        (label, name) -> {
          CurveLegend.setNamed(label, drawn.other() != null);
          label.setText(drawn.other() == null ? "" : drawn.nameOfOther(name));
        });
    for (boolean byHand : new boolean[] {false, true}) {
      List<Double> cuts = drawn.cuts(byHand);
      String mark = byHand ? BY_HAND : CUT;
      loss.draw(mark, Curve.upright(cuts, drawn.lossScale()));
      accuracy.draw(mark, Curve.upright(cuts, RunCurves.PERCENT));
      CurveLegend.setNamed(byHand ? handName : cutName, !cuts.isEmpty());
    }
    drawMore();
  }

  /** Draws the rate and the speed where there is room for them. */
  private void drawMore() {
    if (!more.isManaged()) {
      return;
    }
    // They are half as wide.
    ChartScale steps = new ChartScale(0, drawn.steps().upper(), 2 * drawn.steps().tick());
    rate.scale(steps, drawn.rateScale());
    speed.scale(steps, drawn.speedScale());
    rate.draw(RATE, drawn.lines().rate());
    rate.draw(RATE + OF_OTHER, drawn.otherLines().rate());
    speed.draw(SPEED, drawn.lines().speed());
    speed.draw(SPEED + OF_OTHER, drawn.otherLines().speed());
  }

  @Override
  public ViewState capture() {
    Path chosen = beside.chosen();
    return chosen == null ? ViewState.NONE : ViewState.NONE.with(BESIDE, chosen);
  }

  @Override
  public void apply(ViewState state) {
    beside.choose(state.text(BESIDE, ""));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    RunRecord run = session().training().runProperty().get();
    return run == null || run.points().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CurvesExhibit(
                RunCurves.of(run, beside.run()), session().training().momentProperty().get()));
  }
}
