package org.vggscope.ui.training.start;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import org.vggscope.ui.kit.controls.Choices;

/** A drop-down list of names, and a button beside it that adds a file or a folder of one's own. */
final class PlaceChoice extends FlowPane {
  private final ComboBox<String> names;
  private final Function<String, String> title;

  /**
   * @param id of the list; the button has {@code -other} added
   * @param title what to call a name or a path
   * @param other what stands on the button
   * @param ask asks for a place and takes it
   */
  PlaceChoice(
      String id,
      List<String> known,
      Function<String, String> title,
      String tip,
      String other,
      Runnable ask) {
    this.title = title;
    names = Choices.of(id, known, title, tip);
    Button button = new Button(other);
    button.setId(id + "-other");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> ask.run());
    setHgap(8);
    setVgap(4);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(names, button);
  }

  ObjectProperty<String> valueProperty() {
    return names.valueProperty();
  }

  ComboBox<String> list() {
    return names;
  }

  /** Chooses a name or a place; one that was not in the list is from now on. */
  void use(String wanted) {
    if (!names.getItems().contains(wanted)) {
      names.getItems().add(wanted);
    }
    names.setValue(wanted);
  }

  /** Shows some names as such that cannot be chosen. */
  void disable(Set<String> some, Function<String, String> titleOfThem) {
    names.setCellFactory(
        list ->
            new ListCell<>() {
              @Override
              protected void updateItem(String item, boolean empty) {
                super.updateItem(item, empty);
                boolean off = !empty && some.contains(item);
                setText(empty ? null : off ? titleOfThem.apply(item) : title.apply(item));
                setDisable(off);
              }
            });
  }
}
