package org.vggscope.ui.training.charts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Line;

/** Says which line of some charts is which; it takes as many rows as it needs. */
public final class CurveLegend extends FlowPane {
  private static final double SAMPLE = 22;

  public CurveLegend(String id) {
    setId(id);
    getStyleClass().add("curve-legend");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
  }

  /**
   * Adds a line.
   *
   * @param style class of the line
   * @param colour of its own, or null
   * @return what it is called, to be called otherwise
   */
  public Label add(String style, String colour, String name) {
    Line sample = new Line(0, 0, SAMPLE, 0);
    sample.getStyleClass().addAll("curve-sample", style);
    if (colour != null) {
      sample.setStyle("-fx-stroke: " + colour + ";");
    }
    Label label = new Label(name, sample);
    label.setId(getId() + "-" + style);
    label.setMinWidth(USE_PREF_SIZE);
    getChildren().add(label);
    return label;
  }

  /** Names a line, or not. */
  public static void setNamed(Node label, boolean named) {
    label.setVisible(named);
    label.setManaged(named);
  }
}
