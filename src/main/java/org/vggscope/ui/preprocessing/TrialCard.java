package org.vggscope.ui.preprocessing;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.explain.TrialReport;
import org.vggscope.export.picture.TrialTexts;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;

/**
 * One preprocessing: what the network sees, its answer, and a sentence about the difference. A
 * click or the Enter key puts it in force where it is one look.
 */
final class TrialCard extends VBox {
  private static final PseudoClass IN_FORCE = PseudoClass.getPseudoClass("in-force");
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass USABLE = PseudoClass.getPseudoClass("usable");

  private final PreprocessingVariant variant;
  private final boolean assumed;
  private final Label inForce = label(Texts.of("in force"), "badge", "in-force-badge");

  /**
   * A card.
   *
   * @param report what the trial belongs to
   * @param wide whether picture and answer stand side by side
   * @param assumed whether nobody says that the right one is right
   * @param use puts the variant in force
   */
  TrialCard(
      TrialReport report, PreprocessingTrial trial, boolean wide, boolean assumed, Runnable use) {
    variant = trial.variant();
    this.assumed = assumed;
    setId("trial-" + variant.id());
    getStyleClass().add("trial-card");
    pseudoClassStateChanged(RIGHT, variant.isRight());
    String words = Texts.of(report.sentence(trial, PredictionFormat::name));
    Label sentence = wrapped(TrialTexts.unbroken(words), "sentence");
    sentence.setId("trial-" + variant.id() + "-sentence");
    getChildren().add(heading());
    if (trial.isRefused()) {
      sentence.getStyleClass().add("muted");
      getChildren().add(sentence);
    } else {
      TopRows top = new TopRows(report.top(trial), report.expected());
      top.setId("trial-" + variant.id() + "-top");
      LooksView looks = new LooksView(trial.seen());
      if (wide) {
        VBox text = new VBox(sentence, caption(trial));
        text.getStyleClass().add("words");
        HBox.setHgrow(text, Priority.ALWAYS);
        looks.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(looks, top, text);
        row.getStyleClass().add("wide");
        getChildren().add(row);
      } else {
        getChildren().addAll(looks, caption(trial), top, sentence);
      }
    }
    setFocusTraversable(true);
    boolean usable = variant.isSingle() && !trial.isRefused();
    setAccessibleRole(usable ? AccessibleRole.BUTTON : AccessibleRole.TEXT);
    setAccessibleText(Texts.of("%s. %s", Texts.of(variant.title()), sentence.getText()));
    pseudoClassStateChanged(USABLE, usable);
    Tip.on(this, tip(usable));
    if (usable) {
      setOnMouseClicked(event -> use.run());
      setOnKeyPressed(
          event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
              use.run();
              event.consume();
            }
          });
    }
  }

  PreprocessingVariant variant() {
    return variant;
  }

  /** Marks it as what the window's picture was prepared with, or not. */
  void markInForce(boolean now) {
    pseudoClassStateChanged(IN_FORCE, now);
    inForce.setVisible(now);
    inForce.setManaged(now);
  }

  private Node heading() {
    Label title = label(TrialTexts.title(variant, assumed), "card-title");
    title.setMinWidth(0);
    String kind =
        switch (variant.group()) {
          case RIGHT -> "right-badge";
          case SIZE, SAVED -> "other-badge";
          case ORDER, RANGE, MEAN, ORIGIN -> "wrong-badge";
        };
    Label tag = label(TrialTexts.tag(variant, assumed), "badge", kind);
    HBox tags = new HBox(tag, inForce);
    tags.getStyleClass().add("tags");
    for (Label badge : List.of(tag, inForce)) {
      badge.setMinWidth(USE_PREF_SIZE);
    }
    VBox heading = new VBox(title, tags);
    heading.getStyleClass().add("heading");
    markInForce(false);
    return heading;
  }

  private static Label caption(PreprocessingTrial trial) {
    return wrapped(String.join("\n", TrialTexts.caption(trial)), "caption");
  }

  private String tip(boolean usable) {
    List<String> lines = new ArrayList<>();
    lines.add(Texts.of(variant.preprocessing().describe()));
    lines.add(
        Texts.of(
            "Out of range is what is darker than black or lighter than white for these weights; the"
                + " picture shows the rest as the network takes it."));
    lines.add(Explained.text(Term.TENSOR, Term.NEGATIVE_PICTURE));
    if (usable) {
      lines.add(Texts.of("Click to put it in force in the whole window."));
    } else if (!variant.isSingle()) {
      lines.add(
          Texts.of(
              "Several passes are averaged, so that there are no feature maps to show: it cannot be"
                  + " put in force."));
    }
    return String.join("\n", lines);
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = label(text, styleClass);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }
}
