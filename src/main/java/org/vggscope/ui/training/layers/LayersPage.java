package org.vggscope.ui.training.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.export.training.LayerCurves;
import org.vggscope.export.training.LayersExhibit;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunStart;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.training.charts.CurveChart;
import org.vggscope.ui.training.charts.CurveLegend;
import org.vggscope.ui.training.page.RunPage;
import org.vggscope.ui.training.page.TwoParts;

/** Layer by layer: how a run started, and how large its weights and gradients are since. */
public final class LayersPage extends RunPage {
  /** A page as wide as this has room for the start beside the charts. */
  private static final double WIDE = 940;

  private static final double LEAST_CHART = 190;

  private static final PseudoClass HOPELESS = PseudoClass.getPseudoClass("hopeless");

  private final Label verdict = sentence("training-layers-verdict");
  private final SpreadTable table = new SpreadTable();
  private final Label scales = note("training-layers-scales");
  private final Label noNorms = note("training-layers-no-norms");
  private final CurveChart norms;
  private final CurveChart gradients;
  private final CurveLegend legend = new CurveLegend("training-layers-legend");
  private final VBox start = new VBox(verdict, table, scales);
  private Label momentName;
  private RunRecord drawn;
  private RunStart started;

  /** The page. */
  public LayersPage(Owner owner, Session session) {
    super(session, "training-layers-page", "training-layers-waiting");
    getStyleClass().addAll("training-charts", "layers-page");
    verdict.getStyleClass().add("verdict");
    norms = chart("training-layers-norms-chart", Texts.of("Norm of the weights"));
    gradients = chart("training-layers-gradients-chart", Texts.of("Norm of the gradients"));
    noNorms.setText(Texts.of("The norms of the layers come with the first steps."));
    norms.setMinHeight(LEAST_CHART);
    gradients.setMinHeight(LEAST_CHART);
    VBox.setVgrow(norms, Priority.ALWAYS);
    VBox.setVgrow(gradients, Priority.ALWAYS);
    VBox charts = new VBox(norms, gradients, noNorms, legend);
    charts.getStyleClass().add("charts");
    start.getStyleClass().add("start");
    TwoParts parts = new TwoParts(WIDE, "layers-figure", start, charts, charts);
    fill(parts);
    setBottom(
        footer(
            "training-layers-save",
            Texts.of("Save a picture of the layers, or their numbers as CSV (Ctrl+S)")));
    follow(owner);
  }

  private static CurveChart chart(String id, String title) {
    return new CurveChart(
        id,
        title,
        Texts.of("Steps made"),
        ChartScale::power,
        Texts.of("Chart over the steps of the run, a line a layer: %s", title));
  }

  @Override
  protected void show(RunRecord run, Moment moment) {
    if (run == null || run.start() == null) {
      drawn = null;
      instead(run, Texts.of("Waiting for the spread of the first batch …"));
      return;
    }
    there();
    if (started == null || !started.equals(run.start())) {
      begin(run.start());
      drawn = null;
    }
    if (run != drawn) {
      drawn = run;
      draw();
    }
    norms.mark(moment);
    gradients.mark(moment);
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
    momentName = legend.add(CurveChart.MOMENT, null, Texts.of("Moment that is looked at"));
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
    LayerCurves curves = LayerCurves.of(drawn);
    noNorms.setVisible(curves.isEmpty());
    draw(norms, curves, curves.norms());
    draw(gradients, curves, curves.gradients());
  }

  private static void draw(CurveChart chart, LayerCurves curves, List<Curve> lines) {
    chart.scale(curves.steps(), LayerCurves.scale(lines));
    for (int i = 0; i < lines.size(); i++) {
      chart.draw(i, lines.get(i));
    }
  }

  @Override
  public Optional<Exhibit> exhibit() {
    RunRecord run = session().training().runProperty().get();
    return run == null || run.start() == null
        ? Optional.empty()
        : Optional.of(
            new LayersExhibit(LayerCurves.of(run), session().training().momentProperty().get()));
  }
}
