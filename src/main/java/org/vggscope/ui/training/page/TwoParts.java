package org.vggscope.ui.training.page;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.ui.kit.controls.Scrolled;

/**
 * Two parts of a page, beside each other where both find room, else one below the other. What needs
 * more height is scrolled.
 */
public final class TwoParts extends Scrolled {
  private final Region first;
  private final Region second;
  private final Region charts;
  private final String style;
  private boolean wide;

  /**
   * Two parts.
   *
   * @param enough width at which both find room beside each other
   * @param charts the one of both that takes the room that is left
   */
  public TwoParts(double enough, String style, Region first, Region second, Region charts) {
    super(new VBox());
    this.style = style;
    this.first = first;
    this.second = second;
    this.charts = charts;
    HBox.setHgrow(charts, Priority.ALWAYS);
    VBox.setVgrow(charts, Priority.ALWAYS);
    arrange(false);
    widthProperty()
        .addListener(
            (o, old, now) -> {
              if (wide != now.doubleValue() >= enough) {
                arrange(!wide);
              }
            });
  }

  private void arrange(boolean beside) {
    wide = beside;
    ((Pane) getContent()).getChildren().clear();
    Pane both = beside ? new HBox(first, second) : new VBox(first, second);
    both.getStyleClass().addAll("figure", style);
    charts.maxHeightProperty().unbind();
    charts.setMaxHeight(Double.MAX_VALUE);
    if (beside) {
      // A long list is scrolled; the charts do not grow with it.
      charts.maxHeightProperty().bind(heightProperty());
    }
    setContent(both);
  }
}
