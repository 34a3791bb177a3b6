package org.vggscope.ui.kernels;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.export.kernels.Counted;
import org.vggscope.export.kernels.Distribution;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** A histogram with zero in its middle, and the figures below it. */
final class HistogramChart extends VBox {
  private static final int COLUMNS = 2;

  private final Counted what;
  private final Label title = new Label();
  private final Label pointed = new Label();
  private final Label beyond = new Label();
  private final Label mean = new Label();
  private final Label deviation = new Label();
  private final Label minimum = new Label();
  private final Label maximum = new Label();
  private final Plot plot = new Plot();
  private Distribution shown;

  /**
   * @param id for tests
   * @param what is counted
   */
  HistogramChart(String id, Counted what) {
    this.what = what;
    setId(id);
    getStyleClass().add("histogram");
    title.getStyleClass().add("histogram-title");
    title.setWrapText(true);
    pointed.setId(id + "-pointed");
    pointed.getStyleClass().add("muted");
    beyond.getStyleClass().addAll("muted", "beyond");
    beyond.setWrapText(true);
    GridPane figures = new GridPane();
    figures.getStyleClass().add("figures");
    add(figures, 0, "mean", Texts.of("mean"), mean);
    add(figures, 1, "deviation", Texts.of("deviation"), deviation);
    add(figures, 2, "minimum", Texts.of("minimum"), minimum);
    add(figures, 3, "maximum", Texts.of("maximum"), maximum);
    for (int column = 0; column < COLUMNS; column++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(100.0 / COLUMNS);
      figures.getColumnConstraints().add(half);
    }
    VBox.setVgrow(plot, Priority.ALWAYS);
    Label upwards = new Label(what.axis());
    Label across = new Label(Texts.of("value"));
    across.setMaxWidth(Double.MAX_VALUE);
    across.setAlignment(Pos.CENTER);
    for (Label axis : List.of(upwards, across)) {
      axis.getStyleClass().add("axis");
    }
    getChildren().addAll(title, pointed, upwards, plot, across, figures, beyond);
    setMinWidth(0);
  }

  private void add(GridPane figures, int place, String id, String name, Label number) {
    number.setId(getId() + "-" + id);
    number.getStyleClass().add("number");
    Label called = new Label(name);
    called.getStyleClass().add("muted");
    int row = 2 * (place / COLUMNS);
    figures.add(called, place % COLUMNS, row);
    figures.add(number, place % COLUMNS, row + 1);
  }

  /**
   * Shows a distribution.
   *
   * @param of what the numbers are
   */
  void show(String of, Distribution distribution) {
    shown = distribution;
    title.setText("%s · %,d".formatted(of, distribution.count()));
    mean.setText(Numbers.brief(distribution.mean()));
    deviation.setText(Numbers.brief(distribution.deviation()));
    minimum.setText(Numbers.brief(distribution.minimum()));
    maximum.setText(Numbers.brief(distribution.maximum()));
    beyond.setText(what.beyond(distribution));
    point(-1);
    plot.requestLayout();
  }

  private void point(int bin) {
    if (shown == null || bin < 0) {
      pointed.setText(Texts.of("Point at a bar to read it"));
    } else {
      pointed.setText(what.bar(shown, bin));
    }
  }

  /** The bars and the numbers on their axes. */
  private final class Plot extends Region {
    private static final double GUTTER = 58;
    private static final double CAPTION = 20;
    private static final double MARGIN = 8;

    private final PixelSurface surface = new PixelSurface(this::paint);
    private final Label most = axis(Pos.TOP_RIGHT);
    private final Label none = axis(Pos.BOTTOM_RIGHT);
    private final Label least = axis(Pos.TOP_LEFT);
    private final Label zero = axis(Pos.TOP_CENTER);
    private final Label largest = axis(Pos.TOP_RIGHT);

    Plot() {
      setMinHeight(80);
      getChildren().addAll(surface, most, none, least, zero, largest);
      setOnMouseMoved(event -> point(binAt(event.getX())));
      setOnMouseExited(event -> point(-1));
    }

    private Label axis(Pos alignment) {
      Label label = new Label();
      label.getStyleClass().add("axis");
      label.setAlignment(alignment);
      label.setManaged(false);
      label.setMouseTransparent(true);
      return label;
    }

    private int bins() {
      return shown == null ? 1 : shown.bins().length;
    }

    private double barsWidth() {
      return Math.max(1, getWidth() - GUTTER - MARGIN);
    }

    private int binAt(double x) {
      int bin = (int) Math.floor((x - GUTTER) / barsWidth() * bins());
      return bin >= 0 && bin < bins() ? bin : -1;
    }

    @Override
    protected void layoutChildren() {
      double height = Math.max(1, getHeight() - CAPTION);
      surface.resizeRelocate(GUTTER, 0, barsWidth(), height);
      surface.repaint();
      if (shown == null) {
        return;
      }
      most.setText("%,d".formatted(shown.highest()));
      none.setText("0");
      least.setText(Numbers.brief(-shown.reach()));
      zero.setText("0");
      largest.setText(Numbers.brief(shown.reach()));
      most.resizeRelocate(0, 0, GUTTER - 6, CAPTION);
      none.resizeRelocate(0, height - CAPTION, GUTTER - 6, CAPTION);
      least.resizeRelocate(GUTTER, height + 2, barsWidth() / 3, CAPTION);
      zero.resizeRelocate(GUTTER + barsWidth() / 3, height + 2, barsWidth() / 3, CAPTION);
      largest.resizeRelocate(GUTTER + barsWidth() * 2 / 3, height + 2, barsWidth() / 3, CAPTION);
    }

    private void paint(Raster raster, Inks inks) {
      HistogramPainter.paint(raster, inks, shown);
    }
  }
}
