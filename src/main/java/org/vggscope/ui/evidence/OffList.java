package org.vggscope.ui.evidence;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.vggscope.export.evidence.Off;
import org.vggscope.text.Texts;

/** What is switched off, each part with a button that puts it back. */
final class OffList extends ListView<Off> {
  private static final double ROW_HEIGHT = 28;

  OffList(AblationModel model) {
    setId("ablation-off");
    getStyleClass().add("off-list");
    setAccessibleText(Texts.of("What is switched off; Delete puts the selected part back"));
    setFixedCellSize(ROW_HEIGHT);
    setMinHeight(ROW_HEIGHT + 2);
    setPrefHeight(ROW_HEIGHT * 3);
    Label nothing = new Label(Texts.of("Nothing is switched off."));
    nothing.setWrapText(true);
    nothing.getStyleClass().add("muted");
    setPlaceholder(nothing);
    setCellFactory(list -> new OffCell(model));
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          Off selected = getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.DELETE && selected != null) {
            model.putBack(selected);
            event.consume();
          }
        });
    model.ablationProperty().addListener((o, old, now) -> getItems().setAll(model.parts()));
    getItems().setAll(model.parts());
  }

  private static final class OffCell extends ListCell<Off> {
    private final Label text = new Label();
    private final Button back = new Button(Texts.of("Put back"));
    private final HBox content = new HBox(text, back);

    OffCell(AblationModel model) {
      text.setMinWidth(0);
      text.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(text, Priority.ALWAYS);
      back.setMinWidth(USE_PREF_SIZE);
      back.getStyleClass().add("small");
      back.setFocusTraversable(false);
      back.setOnAction(event -> model.putBack(getItem()));
      content.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Off part, boolean empty) {
      super.updateItem(part, empty);
      boolean there = !empty && part != null;
      setGraphic(there ? content : null);
      setAccessibleText(there ? part.text() : null);
      if (there) {
        text.setText(part.text());
        back.setId("ablation-back-" + getIndex());
        back.setAccessibleText(Texts.of("Put back %s", part.text()));
      }
    }
  }
}
