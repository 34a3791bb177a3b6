package org.vggscope.ui.evidence;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.explain.AblationEffect;
import org.vggscope.explain.AblationEffect.Change;
import org.vggscope.export.evidence.AblationTexts;
import org.vggscope.model.Prediction;
import org.vggscope.session.Selection;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.controls.ProbabilityBar;
import org.vggscope.ui.kit.controls.Tip;

/** The five most probable classes before and after, beside each other. */
final class ComparisonView extends HBox {
  private static final PseudoClass RISEN = PseudoClass.getPseudoClass("risen");
  private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");
  private static final PseudoClass FALLEN = PseudoClass.getPseudoClass("fallen");

  private final Column before = new Column(Texts.of("Whole network"), "before", false);
  private final Column after = new Column(Texts.of("With this off"), "after", true);

  ComparisonView() {
    setId("ablation-comparison");
    getStyleClass().add("comparison");
    getChildren().addAll(before, after);
    show(null, Selection.NONE);
  }

  /**
   * Shows an answer; null shows nothing.
   *
   * @param asked index of the class that is asked about
   */
  void show(AblationAnswer answer, int asked) {
    boolean whole = answer == null || answer.effect().ablation().isEmpty();
    before.show(answer == null ? List.of() : answer.effect().topBefore(), whole, asked);
    after.show(answer == null ? List.of() : answer.effect().topAfter(), whole, asked);
  }

  /** One of the two lists. */
  private static final class Column extends VBox {
    private final List<Row> rows = new ArrayList<>();

    Column(String title, String id, boolean later) {
      getStyleClass().add("comparison-column");
      HBox.setHgrow(this, Priority.ALWAYS);
      // Both columns share the width evenly, however long the names are.
      setMinWidth(0);
      setPrefWidth(100);
      Label heading = new Label(title);
      heading.getStyleClass().add("evidence-strong");
      heading.setWrapText(true);
      heading.setMinHeight(USE_PREF_SIZE);
      getChildren().add(heading);
      for (int i = 1; i <= AblationEffect.TOP; i++) {
        rows.add(new Row("ablation-%s-%d".formatted(id, i), later));
      }
      getChildren().addAll(rows);
    }

    void show(List<Change> changes, boolean whole, int asked) {
      for (int i = 0; i < rows.size(); i++) {
        rows.get(i).show(i < changes.size() ? changes.get(i) : null, whole, asked);
      }
    }
  }

  /** One class. */
  private static final class Row extends VBox {
    private final boolean later;
    private final Label rank = new Label();
    private final Label name = new Label();
    private final Label probability = new Label();
    private final ProbabilityBar bar = new ProbabilityBar();
    private final Label change = new Label();

    Row(String id, boolean later) {
      this.later = later;
      setId(id);
      getStyleClass().add("comparison-row");
      name.setId(id + "-name");
      probability.setId(id + "-probability");
      change.setId(id + "-change");
      rank.getStyleClass().add("muted");
      change.getStyleClass().add("change");
      change.setWrapText(true);
      change.setMinHeight(USE_PREF_SIZE);
      rank.setMinWidth(USE_PREF_SIZE);
      probability.setMinWidth(USE_PREF_SIZE);
      name.setMinWidth(0);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      HBox title = new HBox(rank, name);
      title.getStyleClass().add("line");
      HBox.setHgrow(bar, Priority.ALWAYS);
      HBox line = new HBox(bar, probability);
      line.getStyleClass().add("line");
      line.setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(title, line, change);
    }

    void show(Change shown, boolean whole, int asked) {
      setVisible(shown != null);
      if (shown == null) {
        return;
      }
      Prediction own = later ? shown.after() : shown.before();
      rank.setText(String.valueOf(own.rank()));
      name.setText(PredictionFormat.name(own));
      probability.setText(Numbers.percent(own.probability()));
      bar.show(own.probability());
      change.setText(whole ? "" : later ? AblationTexts.was(shown) : AblationTexts.now(shown));
      pseudoClassStateChanged(ASKED, own.index() == asked);
      change.pseudoClassStateChanged(RISEN, shown.rise() > 0);
      change.pseudoClassStateChanged(FALLEN, shown.rise() < 0);
      String said =
          Texts.of(
              "%s: rank %d → %d, probability %s → %s, logit %s → %s",
              PredictionFormat.names(own),
              shown.before().rank(),
              shown.after().rank(),
              Numbers.percent(shown.before().probability()),
              Numbers.percent(shown.after().probability()),
              Numbers.brief(shown.before().logit()),
              Numbers.brief(shown.after().logit()));
      Tip.on(this, said);
      setAccessibleText(said);
    }
  }
}
