package org.vggscope.ui.prediction;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableObjectValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.skin.VirtualFlow;
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
final class PredictionList extends ListView<PredictionList.Row> {
  /**
   * A place in the list, which stays while other classes come into it: a film of a training brings
   * them many times a second, and a list with other items is styled and laid out anew.
   */
  static final class Row {
    private final ObjectProperty<Prediction> prediction = new SimpleObjectProperty<>();

    private Row(Prediction first) {
      prediction.set(first);
    }

    ObservableObjectValue<Prediction> predictionProperty() {
      return prediction;
    }

    Prediction prediction() {
      return prediction.get();
    }
  }

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
            (o, old, row) -> {
              if (row != null && !showing) {
                action.accept(row.prediction());
              }
            });
  }

  /** Shows other classes, from the first on. */
  void show(List<Prediction> predictions) {
    showing = true;
    if (predictions.size() == getItems().size()) {
      for (int i = 0; i < predictions.size(); i++) {
        getItems().get(i).prediction.set(predictions.get(i));
      }
    } else {
      getItems().setAll(predictions.stream().map(Row::new).toList());
    }
    getSelectionModel().clearSelection();
    showing = false;
    if (isScrolled()) {
      scrollTo(0);
    }
  }

  private boolean isScrolled() {
    return lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getFirstVisibleCell().getIndex() > 0;
  }

  /** The classes that it shows, from the first on. */
  List<Prediction> shown() {
    return predictions(getItems());
  }

  private static List<Prediction> predictions(List<Row> rows) {
    return rows.stream().map(Row::prediction).toList();
  }

  /** The selected classes as text, or the whole table when none is selected. */
  String copied() {
    List<Prediction> selected = predictions(getSelectionModel().getSelectedItems());
    return selected.isEmpty() ? PredictionFormat.table(shown()) : PredictionFormat.lines(selected);
  }

  private ContextMenu menu() {
    MenuItem copy = new MenuItem(Texts.of("Copy"));
    copy.setAccelerator(COPY);
    copy.setOnAction(event -> put(copied()));
    MenuItem copyId = new MenuItem(Texts.of("Copy WordNet id"));
    copyId.setOnAction(
        event -> put(getSelectionModel().getSelectedItem() == null ? "" : selectedIds()));
    MenuItem copyTable = new MenuItem(Texts.of("Copy whole table"));
    copyTable.setOnAction(event -> put(PredictionFormat.table(shown())));
    ContextMenu menu = new ContextMenu(copy, copyId, copyTable);
    menu.setOnShowing(event -> copyId.setDisable(getSelectionModel().getSelectedItems().isEmpty()));
    return menu;
  }

  private String selectedIds() {
    return String.join(
        System.lineSeparator(),
        predictions(getSelectionModel().getSelectedItems()).stream().map(Prediction::id).toList());
  }

  private static void put(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
