package org.vggscope.ui.prediction;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.vggscope.model.Prediction;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.controls.ProbabilityBar;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;

/** One class: rank, name, WordNet id, probability and, when wanted, logit. */
final class PredictionCell extends ListCell<PredictionList.Row> {
  private final String prefix;
  private final Label rank = label("rank");
  private final Label name = label("name");
  private final Label probability = label("probability");
  private final ProbabilityBar bar;
  private final Label detail = label("detail");
  private final Label logit = label("logit");
  private final HBox content;
  private Subscription following = Subscription.EMPTY;

  /**
   * A cell.
   *
   * @param prefix what the ids of its nodes begin with
   * @param withBar whether the probability is also drawn
   * @param logits whether logits are shown
   */
  PredictionCell(String prefix, boolean withBar, ObservableValue<Boolean> logits) {
    this.prefix = prefix;
    getStyleClass().add("prediction-cell");
    // As wide as the list; text that does not fit is cut, the tooltip has it whole.
    setPrefWidth(0);
    bar = withBar ? new ProbabilityBar() : null;

    VBox lines = new VBox(line(name, probability));
    if (withBar) {
      lines.getChildren().add(bar);
    }
    lines.getChildren().add(line(detail, logit));
    lines.getStyleClass().add("lines");
    HBox.setHgrow(lines, Priority.ALWAYS);
    content = new HBox(rank, lines);
    content.getStyleClass().add("content");
    logit.visibleProperty().bind(logits);
    logit.managedProperty().bind(logits);
  }

  private static String wholeOf(Prediction prediction) {
    return PredictionFormat.names(prediction)
        + "\n"
        + PredictionFormat.id(prediction)
        + "\n"
        + logitOf(prediction)
        + (prediction.id().matches("n[0-9]{8}") ? "\n" + Explained.text(Term.WORDNET_ID) : "");
  }

  private static HBox line(Label left, Label right) {
    left.setMinWidth(0);
    left.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(left, Priority.ALWAYS);
    right.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(left, right);
    line.getStyleClass().add("line");
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }

  private static Label label(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    return label;
  }

  @Override
  protected void updateItem(PredictionList.Row row, boolean empty) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      Tip.off(this);
      setAccessibleText(null);
      return;
    }
    following = row.predictionProperty().subscribe(this::show);
    // A film of a training shows other numbers many times a second.
    Tip.on(this, () -> wholeOf(getItem().prediction()));
    setGraphic(content);
  }

  private void show(Prediction prediction) {
    rank.setText(String.valueOf(prediction.rank()));
    name.setText(PredictionFormat.name(prediction));
    probability.setText(PredictionFormat.probability(prediction.probability()));
    if (bar != null) {
      bar.show(prediction.probability());
    }
    detail.setText(PredictionFormat.idAndOtherNames(prediction));
    logit.setText(logitOf(prediction));
    identify(prediction.rank());
    setAccessibleText(PredictionFormat.spoken(prediction));
  }

  private static String logitOf(Prediction prediction) {
    return Texts.of("logit %s", PredictionFormat.logit(prediction.logit()));
  }

  private void identify(int number) {
    setId(prefix + number);
    identify(name, number, "name");
    identify(probability, number, "probability");
    identify(detail, number, "detail");
    identify(logit, number, "logit");
    if (bar != null) {
      identify(bar, number, "bar");
    }
  }

  private void identify(Node node, int number, String part) {
    node.setId(prefix + number + "-" + part);
  }
}
