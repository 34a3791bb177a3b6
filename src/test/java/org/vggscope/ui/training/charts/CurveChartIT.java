package org.vggscope.ui.training.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;

class CurveChartIT extends ApplicationTest {
  private CurveChart chart;

  @Override
  public void start(Stage stage) {
    chart = new CurveChart("chart", "Loss", "Steps", ChartScale::plain, "a chart");
    chart.setLines(List.of("one", "other"));
    stage.setScene(new Scene(chart, 400, 300));
    stage.show();
  }

  private int drawn(int line) {
    chart.layout();
    return ((Path) chart.getData().get(line).getNode()).getElements().size();
  }

  @Test
  void aLineWhoseDataIsGoneIsGone() {
    Curve level = Curve.level(0, 1, 0.5);
    interact(
        () -> {
          chart.scale(ChartScale.upTo(1), ChartScale.upTo(1));
          chart.draw(0, level);
          chart.draw(1, level);
          assertThat(drawn(0)).isPositive();
          chart.draw(0, Curve.NONE);
          assertThat(drawn(0)).isZero();
          assertThat(drawn(1)).isPositive();
        });
  }
}
