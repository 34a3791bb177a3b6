package org.vggscope.ui.training.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.training.charts.ChartScale;
import org.vggscope.ui.training.charts.Curve;
import org.vggscope.ui.training.charts.CurveChart;
import org.vggscope.ui.training.charts.CurveLegend;
import org.vggscope.ui.training.charts.CurveTables;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.SaveDialog;
import org.vggscope.ui.view.Saving;
import org.vggscope.ui.view.ViewPane;

/** Layer by layer: how a run started, and how large its weights and gradients are since. */
public final class LayersPage extends ViewPane {
  /** A page as wide as this has room for the start beside the charts. */
  private static final double WIDE = 940;

  /** There are many lines; each gets fewer dots, as many as their charts have in common. */
  private static final int MOST = 2400;

  private static final double LEAST_CHART = 190;

  private static final PseudoClass HOPELESS = PseudoClass.getPseudoClass("hopeless");
  private static final String MOMENT = "curve-moment";

  private final Session session;
  private final Label verdict = new Label();
  private final SpreadTable table = new SpreadTable();
  private final Label scales = note("training-layers-scales");
  private final Label waiting = note("training-layers-waiting");
  private final Label noNorms = note("training-layers-no-norms");
  private final CurveChart norms;
  private final CurveChart gradients;
  private final CurveLegend legend = new CurveLegend("training-layers-legend");
  private final VBox start = new VBox(verdict, table, scales);
  private final VBox charts;
  private final Scrolled scrolled = new Scrolled(new VBox());
  private boolean wide;
  private Label momentName;
  private RunRecord drawn;
  private RunStart started;
  private ChartScale normScale = ChartScale.powers(1, 1);
  private ChartScale gradientScale = ChartScale.powers(1, 1);

  public LayersPage(Owner owner, Session session) {
    this.session = session;
    setId("training-layers-page");
    getStyleClass().addAll("training-charts", "layers-page");
    getStylesheets().add(CurveChart.class.getResource("training-charts.css").toExternalForm());
    verdict.setId("training-layers-verdict");
    verdict.getStyleClass().add("verdict");
    verdict.setWrapText(true);
    verdict.setMinHeight(USE_PREF_SIZE);
    norms = chart("training-layers-norms-chart", Texts.of("Norm of the weights"));
    gradients = chart("training-layers-gradients-chart", Texts.of("Norm of the gradients"));
    noNorms.setText(Texts.of("The norms of the layers come with the first steps."));
    norms.setMinHeight(LEAST_CHART);
    gradients.setMinHeight(LEAST_CHART);
    VBox.setVgrow(norms, Priority.ALWAYS);
    VBox.setVgrow(gradients, Priority.ALWAYS);
    charts = new VBox(norms, gradients, noNorms, legend);
    charts.getStyleClass().add("charts");
    start.getStyleClass().add("start");
    scrolled.visibleProperty().bind(waiting.visibleProperty().not());
    setCenter(new StackPane(scrolled, waiting));
    setBottom(footer());
    arrange(false);
    widthProperty()
        .addListener(
            (o, old, now) -> {
              if (wide != now.doubleValue() >= WIDE) {
                arrange(!wide);
              }
            });
    shownProperty().addListener((o, old, now) -> show());
    owner.on(session.training().runProperty(), this::show);
    owner.on(session.training().momentProperty(), this::show);
    show();
  }

  private static Label note(String id) {
    Label note = new Label();
    note.setId(id);
    note.getStyleClass().add("note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    return note;
  }

  private static CurveChart chart(String id, String title) {
    return new CurveChart(
        id,
        title,
        Texts.of("Steps made"),
        ChartScale::power,
        Texts.of("Chart over the steps of the run, a line a layer: %s", title));
  }

  private HBox footer() {
    SaveButton save =
        new SaveButton(
            session,
            this,
            "training-layers-save",
            Texts.of("Save a picture of the layers, or their numbers as CSV (Ctrl+S)"));
    HBox footer = new HBox(save);
    footer.getStyleClass().add("charts-footer");
    footer.setAlignment(Pos.CENTER_RIGHT);
    return footer;
  }

  /** The start is beside the charts where both find room, else above them. */
  private void arrange(boolean beside) {
    wide = beside;
    if (scrolled.getContent() instanceof Pane before) {
      before.getChildren().clear();
    }
    Pane both = beside ? new HBox(start, charts) : new VBox(start, charts);
    both.getStyleClass().addAll("figure", "layers-figure");
    HBox.setHgrow(charts, Priority.ALWAYS);
    VBox.setVgrow(charts, Priority.ALWAYS);
    scrolled.setContent(both);
  }

  private void show() {
    if (!shownProperty().get()) {
      return;
    }
    RunRecord run = session.training().runProperty().get();
    boolean begun = run != null && run.start() != null;
    waiting.setVisible(!begun);
    if (!begun) {
      drawn = null;
      waiting.setText(
          run == null
              ? Texts.of("No training is watched.")
              : Texts.of("Waiting for the spread of the first batch …"));
      return;
    }
    if (started == null || !started.equals(run.start())) {
      begin(run.start());
      drawn = null;
    }
    if (run != drawn) {
      drawn = run;
      draw();
    }
    Moment moment = session.training().momentProperty().get();
    List<Double> looked = moment == null ? List.of() : List.of((double) moment.step());
    norms.draw(started.spreads().size(), Curve.upright(looked, normScale));
    gradients.draw(started.spreads().size(), Curve.upright(looked, gradientScale));
    CurveLegend.setNamed(momentName, moment != null);
  }

  /** Shows the start of another run, whose layers are others. */
  private void begin(RunStart begun) {
    started = begun;
    verdict.setText(Texts.of("Before the first step: %s.", begun.problem()));
    verdict.pseudoClassStateChanged(HOPELESS, !begun.hopeful());
    table.show(begun.spreads());
    scales.setText(table.scales());
    int count = begun.spreads().size();
    List<String> styles = new ArrayList<>();
    legend.getChildren().clear();
    for (int i = 0; i < count; i++) {
      styles.add("curve-layer");
      legend
          .add("curve-layer", colour(i, count), begun.spreads().get(i).layer())
          .setId("training-layers-legend-" + begun.spreads().get(i).layer());
    }
    styles.add(MOMENT);
    momentName = legend.add(MOMENT, null, Texts.of("Moment that is looked at"));
    for (CurveChart chart : List.of(norms, gradients)) {
      chart.setLines(styles);
      for (int i = 0; i < count; i++) {
        chart.colour(i, colour(i, count));
      }
    }
  }

  /** From light to dark by depth: a place between the colours that the style sheet has. */
  private static String colour(int layer, int layers) {
    int grey = layers < 2 ? 0 : 255 * layer / (layers - 1);
    return String.format(
        Locale.ROOT,
        "ladder(rgb(%d, %d, %d), -layer-first 0%%, -layer-middle 50%%, -layer-last 100%%)",
        grey,
        grey,
        grey);
  }

  private void draw() {
    List<RunPoint> looked =
        drawn.points().stream().filter(point -> !point.norms().isEmpty()).toList();
    noNorms.setVisible(looked.isEmpty());
    noNorms.setManaged(looked.isEmpty());
    normScale = draw(norms, looked, RunPoint::norms);
    gradientScale = draw(gradients, looked, RunPoint::gradients);
  }

  private ChartScale draw(
      CurveChart chart, List<RunPoint> looked, Function<RunPoint, List<Double>> numbers) {
    int count = started.spreads().size();
    int most = Math.min(Curve.MOST, MOST / Math.max(1, count));
    List<Curve> lines = new ArrayList<>();
    double smallest = Double.NaN;
    double largest = Double.NaN;
    for (int i = 0; i < count; i++) {
      int layer = i;
      Curve line =
          Curve.of(looked, RunPoint::step, point -> at(numbers.apply(point), layer), most)
              .logarithmic();
      lines.add(line);
      if (!line.dots().isEmpty()) {
        smallest = Double.isNaN(smallest) ? line.least() : Math.min(smallest, line.least());
        largest = Double.isNaN(largest) ? line.most() : Math.max(largest, line.most());
      }
    }
    ChartScale scale = ChartScale.powers(Math.pow(10, smallest), Math.pow(10, largest));
    chart.scale(ChartScale.ofSteps(drawn.steps(), drawn.allSteps()), scale);
    for (int i = 0; i < count; i++) {
      chart.draw(i, lines.get(i));
    }
    return scale;
  }

  private static double at(List<Double> numbers, int layer) {
    return layer < numbers.size() ? numbers.get(layer) : Double.NaN;
  }

  @Override
  public Optional<Saving> saving() {
    RunRecord run = session.training().runProperty().get();
    if (run == null || run.start() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Saving(
            Texts.of("Save the layers"),
            "layers-" + run.name(),
            List.of(
                SaveDialog.Format.picture(scrolled.getContent()),
                SaveDialog.Format.table(() -> CurveTables.layers(run)))));
  }
}
