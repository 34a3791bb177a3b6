package org.vggscope.ui.prediction;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.model.Prediction;
import org.vggscope.text.Texts;

/** All classes of the network by rank, and a field that finds some of them. */
final class ClassSearch extends VBox {
  private static final double ROW_HEIGHT = 35;

  /** In a low window the pane scrolls rather than that its list shows a single class. */
  private static final int LEAST_ROWS = 4;

  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

  private final Label count = new Label();
  private final TextField field = new TextField();
  private final Label nothing = new Label();
  private final PredictionList list;
  private final Runnable focusField = this::focusField;
  private PredictionViewModel predictions;

  ClassSearch(ObservableValue<Boolean> logits) {
    getStyleClass().add("class-search");
    count.setId("class-count");
    count.getStyleClass().add("section-title");
    field.setId("class-search");
    field.setPromptText(Texts.of("Name or WordNet id (%s)", FIND.getDisplayText()));
    field.setAccessibleText(Texts.of("Search the classes by name or WordNet id"));
    count.setLabelFor(field);
    nothing.setId("class-nothing");
    nothing.setWrapText(true);
    list = new PredictionList("class-", false, ROW_HEIGHT, logits);
    list.setId("class-list");
    list.setAccessibleText(Texts.of("All classes by rank"));
    list.setPlaceholder(nothing);
    list.setMinHeight(LEAST_ROWS * ROW_HEIGHT);
    // The height is what is left, whatever the number of classes.
    list.setPrefHeight(LEAST_ROWS * ROW_HEIGHT);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(count, field, list);

    field.textProperty().addListener((o, old, text) -> search());
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::keyInField);
  }

  /** Says what is to be done when a person selects a class. */
  void setOnChosen(Consumer<Prediction> action) {
    list.setOnChosen(action);
  }

  /** What is searched for. */
  String searched() {
    return field.getText();
  }

  void search(String text) {
    field.setText(text);
  }

  void show(PredictionViewModel next) {
    predictions = next;
    search();
  }

  private void search() {
    if (predictions == null) {
      return;
    }
    list.show(predictions.search(field.getText()));
    count.setText(predictions.count(list.getItems().size()));
    nothing.setText(
        Texts.of(
            "No class of this network has “%s” in its name or WordNet id.",
            field.getText().strip()));
  }

  private void keyInField(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
      field.clear();
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN && !list.getItems().isEmpty()) {
      list.requestFocus();
      list.getSelectionModel().clearAndSelect(0);
      event.consume();
    }
  }

  /** Gives the keys to the field, to type over what is in it. */
  void focusField() {
    field.requestFocus();
    field.selectAll();
  }
}
