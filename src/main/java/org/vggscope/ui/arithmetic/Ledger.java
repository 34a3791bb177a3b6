package org.vggscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.arithmetic.SumLine;
import org.vggscope.export.arithmetic.UnitView;

/**
 * The sum in one line: what is drawn, the rest, the bias, the sum before the ReLU and after it, and
 * whether that is what the network computed.
 */
final class Ledger extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final FlowPane line = new FlowPane();
  private final Label verdict = new Label();

  Ledger() {
    setId("arithmetic-ledger");
    getStyleClass().add("ledger");
    line.getStyleClass().add("ledger-line");
    line.setAlignment(Pos.CENTER_LEFT);
    verdict.setId("arithmetic-verdict");
    verdict.getStyleClass().add("verdict");
    getChildren().add(line);
  }

  /** Shows a weighted sum, and of any unit whether the number is what the network computed. */
  void show(UnitView unit) {
    List<Node> parts = new ArrayList<>();
    if (unit.sum() != null) {
      for (SumLine.Part part : SumLine.of(unit)) {
        parts.add(part.isSign() ? sign(part.number()) : part(part));
      }
      parts.get(parts.size() - 1).getStyleClass().add("outcome");
    }
    parts.add(verdict);
    line.getChildren().setAll(parts);
    pseudoClassStateChanged(WRONG, !unit.isExplained());
    verdict.setText(SumLine.verdict(unit));
  }

  private static Node sign(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("sign");
    return label;
  }

  private static Node part(SumLine.Part shown) {
    Label value = new Label(shown.number());
    value.setId("arithmetic-" + shown.key());
    value.getStyleClass().add("amount");
    value.setMinWidth(USE_PREF_SIZE);
    Label title = new Label(shown.caption());
    title.getStyleClass().add("caption");
    VBox part = new VBox(value, title);
    part.getStyleClass().add("part");
    part.setAlignment(Pos.CENTER);
    return part;
  }
}
