package org.vggscope.ui.prediction;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.vggscope.model.Prediction;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;

/** Classes below each other, which can be copied as text. */
final class PredictionList extends ListView<Prediction> {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  /** Classes are exchanged at this moment, nobody selects them. */
  private boolean showing;

  PredictionList(
      String cellPrefix, boolean withBar, double rowHeight, ObservableValue<Boolean> logits) {
    getStyleClass().add("prediction-list");
    setFixedCellSize(rowHeight);
    setCellFactory(list -> new PredictionCell(cellPrefix, withBar, logits));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setContextMenu(menu());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COPY.match(event)) {
            put(copied());
            event.consume();
          }
        });
  }

  /** Says what is to be done when a person selects a class. */
  void setOnChosen(Consumer<Prediction> action) {
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, old, prediction) -> {
              if (prediction != null && !showing) {
                action.accept(prediction);
              }
            });
  }

  /** Shows other classes, from the first on. */
  void show(List<Prediction> predictions) {
    showing = true;
    getItems().setAll(predictions);
    getSelectionModel().clearSelection();
    showing = false;
    if (!predictions.isEmpty()) {
      scrollTo(0);
    }
  }

  /** The selected classes as text, or the whole table when none is selected. */
  String copied() {
    List<Prediction> selected = getSelectionModel().getSelectedItems();
    return selected.isEmpty()
        ? PredictionFormat.table(getItems())
        : PredictionFormat.lines(selected);
  }

  private ContextMenu menu() {
    MenuItem copy = new MenuItem(Texts.of("Copy"));
    copy.setAccelerator(COPY);
    copy.setOnAction(event -> put(copied()));
    MenuItem copyId = new MenuItem(Texts.of("Copy WordNet id"));
    copyId.setOnAction(
        event -> put(getSelectionModel().getSelectedItem() == null ? "" : selectedIds()));
    MenuItem copyTable = new MenuItem(Texts.of("Copy whole table"));
    copyTable.setOnAction(event -> put(PredictionFormat.table(getItems())));
    ContextMenu menu = new ContextMenu(copy, copyId, copyTable);
    menu.setOnShowing(event -> copyId.setDisable(getSelectionModel().getSelectedItems().isEmpty()));
    return menu;
  }

  private String selectedIds() {
    return String.join(
        System.lineSeparator(),
        getSelectionModel().getSelectedItems().stream().map(Prediction::id).toList());
  }

  private static void put(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
