package org.vggscope.ui.training.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.chart.Axis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;
import javafx.util.StringConverter;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.training.record.Moment;

/**
 * Lines over the steps of a run. The lines are told from each other by style classes; what is drawn
 * already is not drawn anew.
 */
public final class CurveChart extends LineChart<Number, Number> {
  /** All charts have it, so that their steps are in line with each other. */
  private static final double NUMBERS = 58;

  private static final double LEAST_WIDTH = 160;
  private static final double LEAST_HEIGHT = 124;
  private static final double HEIGHT = 190;

  /** The style class of the mark at the moment that is looked at. */
  public static final String MOMENT = "curve-moment";

  /** The style classes of the lines. */
  private List<String> styles = List.of();

  /** No line of the chart: it moves without the chart being laid out and painted anew. */
  private final Line moment = new Line();

  /** Where the mark stands; NaN where there is none. */
  private double marked = Double.NaN;

  /**
   * @param title of its numbers, with their unit
   * @param stepTitle of its steps; null where a chart below it has one
   * @param ticks words a number at its side
   * @param says what it shows, for those who do not see it
   */
  public CurveChart(
      String id, String title, String stepTitle, DoubleFunction<String> ticks, String says) {
    super(new NumberAxis(), new NumberAxis());
    setId(id);
    getStyleClass().add("curve-chart");
    setAnimated(false);
    setCreateSymbols(false);
    setLegendVisible(false);
    // The lines come in their order; upright ones have none.
    setAxisSortingPolicy(SortingPolicy.NONE);
    setAlternativeRowFillVisible(false);
    setAlternativeColumnFillVisible(false);
    setVerticalGridLinesVisible(false);
    setHorizontalZeroLineVisible(false);
    setVerticalZeroLineVisible(false);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(says);
    setMinSize(LEAST_WIDTH, LEAST_HEIGHT);
    setPrefSize(LEAST_WIDTH, HEIGHT);
    prepare(getXAxis(), stepTitle, ChartScale::plain);
    prepare(getYAxis(), title, ticks);
    getYAxis().setPrefWidth(NUMBERS);
    moment.getStyleClass().add(MOMENT);
    moment.setManaged(false);
    moment.setVisible(false);
    getPlotChildren().add(moment);
  }

  /** A line without data keeps its last path otherwise, over whatever comes after it. */
  @Override
  protected void layoutPlotChildren() {
    for (Series<Number, Number> line : getData()) {
      ((Path) line.getNode()).getElements().clear();
    }
    super.layoutPlotChildren();
    placeMoment();
  }

  /** Marks the moment that is looked at; null for none. */
  public void mark(Moment looked) {
    double step = looked == null ? Double.NaN : looked.step();
    if (Double.compare(step, marked) != 0) {
      marked = step;
      placeMoment();
    }
  }

  private void placeMoment() {
    moment.setVisible(!Double.isNaN(marked));
    if (moment.isVisible()) {
      moment.setEndY(getYAxis().getHeight());
      moment.setTranslateX(Math.round(getXAxis().getDisplayPosition(marked)) + 0.5);
    }
  }

  /** There is a legend for several charts, see {@link CurveLegend}. */
  @Override
  protected void updateLegend() {
    // The lines have no names.
  }

  private static void prepare(Axis<Number> axis, String title, DoubleFunction<String> ticks) {
    NumberAxis numbers = (NumberAxis) axis;
    numbers.setAnimated(false);
    numbers.setAutoRanging(false);
    numbers.setMinorTickVisible(false);
    numbers.setLabel(title);
    word(numbers, ticks);
  }

  private static void word(NumberAxis numbers, DoubleFunction<String> ticks) {
    numbers.setTickLabelFormatter(
        new StringConverter<>() {
          @Override
          public String toString(Number value) {
            return ticks.apply(value.doubleValue());
          }

          @Override
          public Number fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
  }

  /** Has as many lines as there are style classes, all empty. */
  public void setLines(List<String> classes) {
    styles = List.copyOf(classes);
    List<Series<Number, Number>> lines = new ArrayList<>();
    styles.forEach(style -> lines.add(new Series<>()));
    getData().setAll(lines);
    moment.toFront();
    // The chart gives all its lines their classes whenever one comes.
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).getNode().getStyleClass().add(styles.get(i));
    }
  }

  /** Words what stands below the chart otherwise, where it is no number of steps. */
  public void wordSteps(DoubleFunction<String> ticks) {
    word((NumberAxis) getXAxis(), ticks);
  }

  /** Gives a line another style class, or takes it away. */
  public void mark(int line, String style, boolean marked) {
    List<String> classes = getData().get(line).getNode().getStyleClass();
    if (!marked) {
      classes.remove(style);
    } else if (!classes.contains(style)) {
      classes.add(style);
    }
  }

  /** Gives a line a colour of its own. */
  public void colour(int line, String colour) {
    getData().get(line).getNode().setStyle("-fx-stroke: " + colour + ";");
  }

  /** Draws the line of a style class. */
  public void draw(String style, Curve curve) {
    draw(styles.indexOf(style), curve);
  }

  /** Draws a line; what is as before is left alone. */
  public void draw(int line, Curve curve) {
    ObservableList<Data<Number, Number>> drawn = getData().get(line).getData();
    List<Curve.Dot> dots = curve.dots();
    if (drawn.size() > dots.size()) {
      drawn.remove(dots.size(), drawn.size());
    }
    for (int i = 0; i < drawn.size(); i++) {
      Data<Number, Number> data = drawn.get(i);
      Curve.Dot dot = dots.get(i);
      if (data.getXValue().doubleValue() != dot.step()) {
        data.setXValue(dot.step());
      }
      if (data.getYValue().doubleValue() != dot.value()) {
        data.setYValue(dot.value());
      }
    }
    if (drawn.size() < dots.size()) {
      List<Data<Number, Number>> more = new ArrayList<>();
      for (Curve.Dot dot : dots.subList(drawn.size(), dots.size())) {
        more.add(new Data<>(dot.step(), dot.value()));
      }
      drawn.addAll(more);
    }
  }

  /** Goes from one step to another and from one value to another. */
  public void scale(ChartScale steps, ChartScale values) {
    scale(getXAxis(), steps);
    scale(getYAxis(), values);
  }

  private static void scale(Axis<Number> axis, ChartScale scale) {
    NumberAxis numbers = (NumberAxis) axis;
    numbers.setTickUnit(scale.tick());
    numbers.setLowerBound(scale.lower());
    numbers.setUpperBound(scale.upper());
  }
}
