package org.vggscope.ui.preprocessing;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.vggscope.model.Prediction;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.controls.ProbabilityBar;

/** The most probable classes: name, bar and probability, a line each. */
final class TopRows extends GridPane {
  private static final PseudoClass EXPECTED = PseudoClass.getPseudoClass("expected");
  private static final double BAR = 34;

  /**
   * Lines for classes.
   *
   * @param expected index of the class that comes first with the right preprocessing
   */
  TopRows(List<Prediction> top, int expected) {
    getStyleClass().add("top-rows");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(0);
    names.setHgrow(Priority.ALWAYS);
    ColumnConstraints bars = new ColumnConstraints(BAR);
    ColumnConstraints shares = new ColumnConstraints();
    shares.setMinWidth(USE_PREF_SIZE);
    shares.setHalignment(HPos.RIGHT);
    getColumnConstraints().addAll(names, bars, shares);
    for (Prediction prediction : top) {
      Label name = label(PredictionFormat.name(prediction), prediction.index() == expected);
      name.setMinWidth(0);
      name.setMinHeight(USE_PREF_SIZE);
      name.setWrapText(true);
      ProbabilityBar bar = new ProbabilityBar();
      bar.show(prediction.probability());
      Label share =
          label(
              PredictionFormat.probability(prediction.probability()),
              prediction.index() == expected);
      share.setMinWidth(USE_PREF_SIZE);
      addRow(prediction.rank() - 1, name, bar, share);
    }
  }

  private static Label label(String text, boolean expected) {
    Label label = new Label(text);
    label.pseudoClassStateChanged(EXPECTED, expected);
    return label;
  }
}
