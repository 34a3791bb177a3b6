package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.export.chart.Chart;
import org.vggscope.export.chart.ChartAxis;
import org.vggscope.export.chart.ChartLegend;
import org.vggscope.export.chart.ChartLine;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.export.chart.Hue;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Anchor;
import org.vggscope.report.Film;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;

/**
 * Loss, accuracy, rate and speed over the steps of a run, and of another one behind it.
 *
 * @param curves the lines
 * @param moment that is looked at; null for none
 */
public record CurvesExhibit(RunCurves curves, Moment moment) implements Exhibit {
  private static final double WIDTH = 860;
  private static final double GAP = 20;
  private static final double HIGH = 220;
  private static final double LOW = 130;
  private static final double THICK = 2.2;
  private static final List<Double> OF_OTHER = List.of(5.0, 3.0);
  private static final List<Double> DOTS = List.of(1.5, 3.0);

  @Override
  public String name() {
    return "curves-" + curves.run().name();
  }

  @Override
  public About about() {
    RunRecord other = curves.other();
    About about = RunAbout.of(curves.run()).with("moment", moment == null ? null : moment.step());
    return other == null
        ? about
        : about
            .with("beside", other.name())
            .with("besideData", other.setup().data())
            .with("besideSteps", other.steps());
  }

  @Override
  public Figure figure(Look look) {
    RunRecord run = curves.run();
    Sheet sheet =
        new Sheet(Texts.of("Curves of %s", run.name()), RunAbout.words(run), about())
            .add(Words.plain(StateTexts.of(run)));
    if (curves.other() != null) {
      sheet.add(
          Words.plain(
                  Texts.of(
                      "Behind it, in dashes: %s, %s",
                      curves.other().name(), RunAbout.words(curves.other())))
              .coloured(Look::faint));
    }
    sheet.add(numbers());
    String steps = Texts.of("Steps made");
    Charts charts = charts(WIDTH, HIGH);
    double half = (WIDTH - GAP) / 2;
    ChartAxis rates = ChartAxis.powers(Texts.of("Learning rate"), curves.rateScale());
    ChartAxis speeds = ChartAxis.plain(Texts.of("Pictures a second"), curves.speedScale());
    Chart rate = chart(half, LOW, steps, rates, rate());
    Chart speed = chart(half, LOW, steps, speeds, speed());
    return sheet
        .add(charts.loss())
        .add(charts.accuracy())
        .add(charts.legend())
        .add(Block.row(GAP, List.of(rate, speed)))
        .figure(look);
  }

  /** What is looked at most. */
  record Charts(Chart loss, Chart accuracy, Block legend) {}

  /**
   * The loss, the accuracy, and what their lines are called.
   *
   * @param plot height of either, in pixels
   */
  Charts charts(double width, double plot) {
    String percent = Texts.of("%s (%s)", Texts.of("Accuracy"), "%");
    ChartAxis losses = ChartAxis.plain(Texts.of("Loss"), curves.lossScale());
    Chart loss = chart(width, plot, "", losses, loss());
    ChartAxis shares = ChartAxis.plain(percent, RunCurves.PERCENT);
    Chart accuracy = chart(width, plot, Texts.of("Steps made"), shares, accuracy());
    List<ChartLine> named = new ArrayList<>(loss.lines());
    named.addAll(accuracy.lines());
    // The other run's come last, for they are drawn first.
    named.sort(Comparator.comparing(line -> line.dashes().equals(OF_OTHER)));
    return new Charts(loss, accuracy, ChartLegend.of(named, width));
  }

  /** The moments of the run, one after the other. */
  @Override
  public Optional<Film> film(Look look) {
    return RunFilm.of(curves, look);
  }

  private TextTable numbers() {
    RunFigures now = RunFigures.of(curves.run(), moment);
    List<RunNumber> shown =
        Arrays.stream(RunNumber.values()).filter(each -> each != RunNumber.LEFT).toList();
    return new TextTable(
        shown.stream().map(RunNumber::title).toList(),
        List.of(shown.stream().map(each -> each.of(now)).toList()),
        shown.stream().map(each -> Anchor.START).toList(),
        -1);
  }

  private Chart chart(
      double width, double plot, String steps, ChartAxis axis, List<ChartLine> lines) {
    List<ChartLine> all = new ArrayList<>(lines);
    all.addAll(marks(axis.scale()));
    return Chart.of(width, plot, ChartAxis.plain(steps, curves.steps()), axis, all);
  }

  /** A line of the other run, behind that of this one, which it looks like but for its dashes. */
  private ChartLine behind(ChartLine line, Curve curve) {
    String name =
        curves.other() == null || line.name().isEmpty() ? "" : curves.nameOfOther(line.name());
    return new ChartLine(name, curve, line.colour(), line.thickness(), OF_OTHER, line.dotted());
  }

  private List<ChartLine> loss() {
    ChartLine batches = ChartLine.of(batchesName(), curves.lines().loss(), Hue.BLUE);
    ChartLine epochs =
        ChartLine.of(Texts.of("Training, mean of an epoch"), curves.lines().epochLoss(), Hue.ORANGE)
            .thick(THICK)
            .withDots();
    Curve chance = Curve.level(0, curves.steps().upper(), curves.chance());
    return List.of(
        ChartLine.of(curves.chanceName(), chance, Look::faint).dashed(),
        behind(batches, curves.otherLines().loss()),
        behind(epochs, curves.otherLines().epochLoss()),
        batches,
        epochs);
  }

  private static String batchesName() {
    return Texts.of("Training, each batch, averaged over neighbouring steps");
  }

  private List<ChartLine> accuracy() {
    ChartLine batches = ChartLine.of(batchesName(), curves.lines().accuracy(), Hue.BLUE);
    ChartLine validation =
        ChartLine.of(
                Texts.of("Validation, at the end of an epoch"),
                curves.lines().validation(),
                Hue.GREEN)
            .thick(THICK)
            .withDots();
    return List.of(
        behind(batches, curves.otherLines().accuracy()),
        behind(validation, curves.otherLines().validation()),
        batches,
        validation);
  }

  private List<ChartLine> rate() {
    ChartLine rate = ChartLine.of("", curves.lines().rate(), Hue.BLUE);
    return List.of(behind(rate, curves.otherLines().rate()), rate);
  }

  private List<ChartLine> speed() {
    ChartLine speed = ChartLine.of("", curves.lines().speed(), Hue.BLUE);
    return List.of(behind(speed, curves.otherLines().speed()), speed);
  }

  /** Upright lines: where the rate was cut, and the moment that is looked at. */
  private List<ChartLine> marks(ChartScale height) {
    List<Double> looked = moment == null ? List.of() : List.of((double) moment.step());
    return List.of(
        ChartLine.of(
                Texts.of("Rate cut by 10, by the schedule"),
                Curve.upright(curves.cuts(false), height),
                Hue.PINK)
            .dashed(),
        ChartLine.of(
                Texts.of("Rate cut by 10, by hand"),
                Curve.upright(curves.cuts(true), height),
                Hue.PINK)
            .dashed(DOTS),
        ChartLine.of(
            Texts.of("Moment that is looked at"), Curve.upright(looked, height), Look::ink));
  }

  /** A line a step, as {@code metrics.csv} has it. */
  @Override
  public Table table() {
    return CurveTables.curves(curves.runs());
  }
}
