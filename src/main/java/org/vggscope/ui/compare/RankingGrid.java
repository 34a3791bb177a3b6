package org.vggscope.ui.compare;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.compare.RankingTexts;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Prediction;
import org.vggscope.session.NetworkNames;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.LiveScroll;
import org.vggscope.ui.kit.controls.ProbabilityBar;
import org.vggscope.ui.kit.controls.Tip;

/** The first classes of both networks in one list, with both probabilities and ranks. */
final class RankingGrid extends VBox {
  /** A head and three classes. */
  private static final double LEAST_HEIGHT = 110;

  private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
  private static final double LEAST_NAME = 90;
  private static final double BAR = 60;
  private static final double WIDEST_BAR = 160;

  private final GridPane grid = new GridPane();
  private final Label verdict = new Label();
  private final Label note = new Label();

  RankingGrid(Owner owner, ComparisonModel model) {
    setId("compare-ranking");
    getStyleClass().add("ranking");
    grid.getStyleClass().add("ranking-grid");
    grid.setId("compare-ranking-grid");
    verdict.setId("compare-verdict");
    verdict.getStyleClass().add("verdict");
    verdict.setWrapText(true);
    verdict.setMinHeight(USE_PREF_SIZE);
    note.setId("compare-ranking-note");
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.SOMETIMES);
    name.setMinWidth(LEAST_NAME);
    grid.getColumnConstraints().add(name);
    for (HPos side : List.of(HPos.LEFT, HPos.LEFT, HPos.RIGHT, HPos.CENTER)) {
      ColumnConstraints column = new ColumnConstraints();
      column.setHalignment(side);
      column.setMinWidth(USE_PREF_SIZE);
      if (side == HPos.LEFT) {
        column.setHgrow(Priority.SOMETIMES);
      }
      grid.getColumnConstraints().add(column);
    }
    ScrollPane scroll = new LiveScroll(grid);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(LEAST_HEIGHT);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(verdict, scroll, note);
    setMinWidth(0);
    owner.on(model.answersProperty(), answers -> show(answers));
    show(model.answersProperty().get());
  }

  private void show(ComparisonModel.Answers answers) {
    grid.getChildren().clear();
    if (answers == null) {
      verdict.setText(Texts.of("Waiting for both networks …"));
      note.setText("");
      return;
    }
    MergedRanking ranking = answers.ranking();
    NetworkNames names = answers.names();
    verdict.setText(RankingTexts.verdict(ranking, names));
    note.setText(RankingTexts.note(ranking, answers.isCutOtherwise()));
    header(names);
    int line = 1;
    for (MergedRanking.Row row : ranking.top(ComparisonModel.TOP)) {
      grid.addRow(
          line,
          name(row, line),
          probability("first", row.first()),
          probability("second", row.second()),
          mean(row),
          ranks(row, line));
      line++;
    }
  }

  private void header(NetworkNames names) {
    Label mean = heading(Texts.of("Mean"));
    Tip.on(
        mean,
        Texts.of(
            "The mean of both probabilities, which the list is sorted by: the paper’s fusion"
                + " of\nnetworks (Section 4.5)."));
    Label rank = heading(Texts.of("Rank"));
    Tip.on(rank, Texts.of("At %s, then at %s", names.first(), names.second()));
    Label classes = heading(Texts.of("Class"));
    grid.addRow(0, classes, heading(names.first()), heading(names.second()), mean, rank);
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("heading");
    return label;
  }

  private static Node name(MergedRanking.Row row, int line) {
    Prediction any = row.first() == null ? row.second() : row.first();
    Label name = new Label(PredictionFormat.name(any));
    name.setId("compare-class-" + line);
    name.setMinWidth(0);
    Tip.on(name, PredictionFormat.names(any) + "\n" + PredictionFormat.id(any));
    return name;
  }

  private static Node probability(String side, Prediction prediction) {
    if (prediction == null) {
      Label none = new Label(Texts.of("no such class"));
      none.getStyleClass().add("muted");
      return none;
    }
    ProbabilityBar bar = new ProbabilityBar();
    bar.setMinWidth(BAR);
    bar.setPrefWidth(BAR);
    bar.setMaxWidth(WIDEST_BAR);
    HBox.setHgrow(bar, Priority.ALWAYS);
    bar.show(prediction.probability());
    bar.getStyleClass().add(side);
    Label number = new Label(PredictionFormat.probability(prediction.probability()));
    number.getStyleClass().add("number");
    number.pseudoClassStateChanged(FIRST, prediction.rank() == 1);
    HBox box = new HBox(bar, number);
    box.getStyleClass().add("probability");
    return box;
  }

  private static Node mean(MergedRanking.Row row) {
    Label label = new Label(PredictionFormat.probability(row.meanProbability()));
    label.getStyleClass().add("number");
    return label;
  }

  private static Node ranks(MergedRanking.Row row, int line) {
    Label label = new Label(RankingTexts.ranks(row));
    label.setId("compare-rank-" + line);
    label.getStyleClass().add("rank-change");
    if (row.isShared() && row.rankChange() != 0) {
      label.getStyleClass().add(row.rankChange() < 0 ? "higher" : "lower");
    }
    return label;
  }
}
