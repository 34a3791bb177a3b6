package org.vggscope.ui.window;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.ZoomPane;
import org.vggscope.ui.kit.dialog.Dialogs;

/** A field and a list over the window: a few letters, Enter, and one is there. */
final class GoToPopup {
  private static final double WIDTH = 520;
  private static final double HEIGHT = 340;
  private static final int PAGE = 10;

  private final GoTo goTo;
  private final Runnable enter;
  private final TextField field = new TextField();
  private final ListView<GoTo.Target> list = new ListView<>();
  private final VBox content = new VBox();
  private final Popup popup = new Popup();

  /**
   * @param enter gives the keys to the view that is looked at
   */
  GoToPopup(GoTo goTo, Runnable enter) {
    this.goTo = goTo;
    this.enter = enter;
    field.setId("go-to-field");
    field.setPromptText(Texts.of("Layer, channel (conv3_2 17), pane, command, class or picture"));
    field.setAccessibleText(
        Texts.of("Go to a layer, a channel, a pane, a command, a class or a picture"));
    field
        .textProperty()
        .addListener(
            (o, old, text) -> {
              if (popup.isShowing()) {
                search();
              }
            });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    list.setId("go-to-list");
    list.setPrefSize(WIDTH, HEIGHT);
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new TargetCell());
    list.setPlaceholder(new Label(Texts.of("Nothing is called so")));
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            go();
          }
        });
    content.getChildren().addAll(field, list);
    content.setId("go-to");
    content.getStyleClass().add("go-to");
    content.getStylesheets().add(GoToPopup.class.getResource("window.css").toExternalForm());
    popup.getContent().add(content);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
  }

  /** Opens it in the upper middle of a scene. */
  void show(Scene scene) {
    field.clear();
    double zoom = ZoomPane.zoom(scene);
    content.setStyle(Dialogs.fontOf(zoom));
    list.setPrefSize(WIDTH * zoom, Math.min(HEIGHT * zoom, scene.getHeight() / 2));
    Bounds window = scene.getRoot().localToScreen(scene.getRoot().getBoundsInLocal());
    popup.show(
        scene.getWindow(),
        window.getCenterX() - WIDTH * zoom / 2,
        window.getMinY() + window.getHeight() / 8);
    // Not before: cells that are in no window yet find no colours.
    search();
    field.requestFocus();
  }

  private void search() {
    list.getItems().setAll(goTo.find(field.getText()));
    list.getSelectionModel().select(0);
    list.scrollTo(0);
  }

  private void go() {
    GoTo.Target target = list.getSelectionModel().getSelectedItem();
    if (target != null) {
      popup.hide();
      target.go().run();
      if (target.enters()) {
        // When what was opened has been laid out.
        Platform.runLater(enter);
      }
    }
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> go();
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(PAGE);
      case PAGE_UP -> move(-PAGE);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int steps) {
    int wanted = list.getSelectionModel().getSelectedIndex() + steps;
    int next = Math.max(0, Math.min(list.getItems().size() - 1, wanted));
    list.getSelectionModel().select(next);
    list.scrollTo(Math.max(0, next - PAGE / 2));
  }

  /** Name and details left, what it is right. */
  private static final class TargetCell extends ListCell<GoTo.Target> {
    private final Label name = new Label();
    private final Label detail = new Label();
    private final Label kind = new Label();
    private final Region gap = new Region();
    private final HBox row = new HBox(name, detail, gap, kind);

    TargetCell() {
      row.setAlignment(Pos.BASELINE_LEFT);
      row.setSpacing(8);
      HBox.setHgrow(gap, Priority.ALWAYS);
      detail.getStyleClass().add("muted");
      kind.getStyleClass().add("muted");
      kind.setMinWidth(Region.USE_PREF_SIZE);
      detail.setMinWidth(0);
      // As wide as the list, so that long names are cut and not the kind.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(GoTo.Target target, boolean empty) {
      super.updateItem(target, empty);
      if (empty || target == null) {
        setGraphic(null);
        return;
      }
      name.setMinWidth(Region.USE_PREF_SIZE);
      name.setText(target.name());
      detail.setText(target.detail());
      kind.setText(target.kind());
      setGraphic(row);
    }
  }
}
