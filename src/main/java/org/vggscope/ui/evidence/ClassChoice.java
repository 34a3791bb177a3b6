package org.vggscope.ui.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.vggscope.model.Prediction;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/**
 * Which class is asked about: whatever is the most probable, or a certain one. The button opens a
 * list of all classes, the most probable first, with a field that finds them by name or WordNet id.
 */
final class ClassChoice extends Button {
  private static final double WIDTH = 200;
  private static final double LEAST_WIDTH = 90;
  private static final double PADDING = 16;
  private static final double LIST_WIDTH = 330;
  private static final double LIST_HEIGHT = 260;

  private final Session session;
  private final TextField field = new TextField();
  private final ListView<Entry> list = new ListView<>();
  private final Popup popup = new Popup();

  /**
   * A class to choose.
   *
   * @param index in {@code fc8}, or {@link Selection#NONE} for the most probable one
   * @param name what to call it
   * @param detail what else is known of it
   * @param names all that it is found by
   */
  private record Entry(int index, String name, String detail, String names) {
    boolean has(String text) {
      String searched = names.toLowerCase(Locale.ROOT);
      return Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
          .allMatch(searched::contains);
    }
  }

  /**
   * @param id of the button; the field's and the list's have {@code -field} and {@code -list} added
   */
  ClassChoice(Owner owner, Session session, String id) {
    this.session = session;
    setId(id);
    getStyleClass().add("class-choice");
    Tip.on(
        this,
        Texts.of("The class that is asked about; a click on one in the list at the right, too"));
    setMinWidth(LEAST_WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setGraphic(face());
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setOnAction(event -> open());
    field.setId(id + "-field");
    list.setId(id + "-list");
    popup.getContent().add(choices());
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    owner.on(session.resultProperty(), () -> follow());
    owner.on(session.selection().classProperty(), () -> follow());
    follow();
  }

  private Node face() {
    Label name = new Label();
    name.textProperty().bind(textProperty());
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    Region arrow = new Region();
    arrow.getStyleClass().add("arrow");
    HBox face = new HBox(name, arrow);
    face.setAlignment(Pos.CENTER_LEFT);
    name.setMinWidth(0);
    face.setMinWidth(0);
    face.prefWidthProperty().bind(widthProperty().subtract(PADDING));
    return face;
  }

  private Node choices() {
    field.setPromptText(Texts.of("Name or WordNet id"));
    field.setAccessibleText(Texts.of("Search the classes by name or WordNet id"));
    field.textProperty().addListener((o, old, text) -> search());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInField);
    list.setPrefSize(LIST_WIDTH, LIST_HEIGHT);
    list.setCellFactory(view -> new EntryCell());
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            choose();
          }
        });
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
          }
        });
    VBox choices = new VBox(field, list);
    choices.getStyleClass().add("class-popup");
    choices.getStylesheets().add(ClassChoice.class.getResource("evidence.css").toExternalForm());
    return choices;
  }

  private static final class EntryCell extends ListCell<Entry> {
    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(
          empty || entry == null
              ? null
              : entry.name + (entry.detail.isEmpty() ? "" : " · " + entry.detail));
    }
  }

  private void follow() {
    PictureResult result = session.resultProperty().get();
    int wanted = session.selection().classProperty().get();
    boolean none = result == null || result.ranked().isEmpty();
    setDisable(none);
    if (none) {
      setText(Texts.of("No class"));
    } else {
      setText(
          result.ranked().stream()
              .filter(prediction -> prediction.index() == wanted)
              .findFirst()
              .map(PredictionFormat::name)
              .orElse(Texts.of("First: %s", PredictionFormat.name(result.ranked().get(0)))));
    }
    setAccessibleText(Texts.of("The class that is asked about, %s", getText()));
  }

  private void open() {
    if (popup.isShowing()) {
      popup.hide();
      return;
    }
    field.clear();
    search();
    Bounds place = localToScreen(getBoundsInLocal());
    popup.show(this, place.getMinX(), place.getMaxY() + 2);
    field.requestFocus();
  }

  private void search() {
    list.getItems()
        .setAll(
            entries(session.resultProperty().get()).stream()
                .filter(entry -> entry.has(field.getText()))
                .toList());
    list.getSelectionModel().select(0);
    list.scrollTo(0);
  }

  private void keyInField(KeyEvent event) {
    int present = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case ENTER -> choose();
      case DOWN -> select(present + 1);
      case UP -> select(present - 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    if (index >= 0 && index < list.getItems().size()) {
      list.getSelectionModel().clearAndSelect(index);
      list.scrollTo(Math.max(0, index - 3));
    }
  }

  private void choose() {
    Entry entry = list.getSelectionModel().getSelectedItem();
    if (entry != null) {
      popup.hide();
      session.selection().selectClass(entry.index);
    }
  }

  private static List<Entry> entries(PictureResult result) {
    List<Entry> entries = new ArrayList<>();
    if (result != null && !result.ranked().isEmpty()) {
      String first = Texts.of("First: %s", PredictionFormat.name(result.ranked().get(0)));
      entries.add(
          new Entry(Selection.NONE, first, Texts.of("whatever is the most probable"), first));
      for (Prediction prediction : result.ranked()) {
        String probability = Numbers.percent(prediction.probability());
        entries.add(
            new Entry(
                prediction.index(),
                PredictionFormat.name(prediction),
                prediction.id().isEmpty() ? probability : probability + " · " + prediction.id(),
                PredictionFormat.searched(prediction)));
      }
    }
    return entries;
  }
}
