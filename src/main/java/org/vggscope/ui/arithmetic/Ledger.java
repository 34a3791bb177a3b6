package org.vggscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.arithmetic.Figures;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.text.Texts;

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

  /**
   * Shows a weighted sum.
   *
   * @param drawnTitle what is drawn above
   * @param drawn what that adds up to
   * @param restTitle what is not drawn; empty when all is
   */
  void show(UnitView unit, String drawnTitle, double drawn, String restTitle) {
    var sum = unit.sum();
    double rest = sum.products() - drawn;
    int decimals =
        Figures.sharedDecimals(
            Math.max(
                Math.max(Math.abs(drawn), Math.abs(rest)),
                Math.max(Math.abs(sum.bias()), Math.abs(sum.sum()))));
    List<Node> parts = new ArrayList<>();
    parts.add(part("arithmetic-drawn", Figures.fixed(drawn, decimals), drawnTitle));
    if (!restTitle.isEmpty()) {
      parts.add(part("arithmetic-rest", Figures.fixed(rest, decimals), restTitle));
    }
    parts.add(part("arithmetic-bias", Figures.fixed(sum.bias(), decimals), Texts.of("bias")));
    parts.add(sign("="));
    boolean relu = unit.layer().relu();
    Node total =
        part(
            "arithmetic-sum",
            relu ? Figures.fixed(sum.sum(), decimals) : Figures.fixed(sum.activation(), decimals),
            relu ? Texts.of("before ReLU") : Texts.of("logit, no ReLU"));
    parts.add(total);
    if (relu) {
      parts.add(sign("→"));
      parts.add(
          part(
              "arithmetic-after",
              Figures.plain(sum.activation(), decimals),
              Texts.of("after ReLU")));
    }
    parts.get(parts.size() - 1).getStyleClass().add("outcome");
    parts.add(verdict);
    line.getChildren().setAll(parts);
    judge(unit);
  }

  /** Shows nothing but whether the number is what the network computed. */
  void showVerdict(UnitView unit) {
    line.getChildren().setAll(verdict);
    judge(unit);
  }

  private void judge(UnitView unit) {
    boolean explained = unit.isExplained();
    pseudoClassStateChanged(WRONG, !explained);
    String computed = Figures.plain(unit.activation(), Figures.DECIMALS);
    if (!explained) {
      verdict.setText(
          Texts.of(
              "≠ the network’s activation, %s: %s off, as it adds in 32 bits",
              computed, Figures.signed(unit.difference())));
    } else if (Math.abs(unit.difference()) > 1e-4) {
      verdict.setText(
          Texts.of("✓ equals the network’s activation, %s, to 0.0001 of its size", computed));
    } else {
      verdict.setText(Texts.of("✓ equals the network’s activation, %s, to 0.0001", computed));
    }
  }

  private static Node sign(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("sign");
    return label;
  }

  private static Node part(String id, String number, String caption) {
    Label value = new Label(number);
    value.setId(id);
    value.getStyleClass().add("amount");
    value.setMinWidth(USE_PREF_SIZE);
    Label title = new Label(caption);
    title.getStyleClass().add("caption");
    VBox part = new VBox(value, title);
    part.getStyleClass().add("part");
    part.setAlignment(Pos.CENTER);
    return part;
  }
}
