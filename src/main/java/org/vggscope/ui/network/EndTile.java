package org.vggscope.ui.network;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** What the network begins with or ends in, as a tile of the strip that leads elsewhere. */
final class EndTile extends VBox {
  private final PixelSurface surface;
  private final Pane frame;

  /**
   * @param id of the tile
   * @param name below it
   * @param painter paints what there is
   * @param action where it leads
   */
  EndTile(String id, String name, BiConsumer<Raster, Inks> painter, Runnable action) {
    setId(id);
    getStyleClass().addAll("layer-tile", "end-tile");
    setAlignment(Pos.TOP_CENTER);
    setAccessibleRole(AccessibleRole.BUTTON);
    surface = new PixelSurface(painter);
    frame = new Pane(surface);
    frame.getStyleClass().add("layer-picture");
    frame.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    frame.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    Label label = new Label(name);
    label.getStyleClass().add("layer-name");
    label.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(frame, label);
    setFocusTraversable(true);
    setOnMousePressed(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            action.run();
            // The scroll pane would take the focus.
            event.consume();
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            action.run();
            event.consume();
          }
        });
  }

  /** Sets the side of its picture, in units of the screen. */
  void setSide(double side) {
    frame.setPrefSize(side + 4, side + 4);
    surface.resizeRelocate(2, 2, side, side);
    setPrefWidth(side + 4);
    setMinWidth(side + 4);
    setMaxWidth(side + 4);
  }

  /** Paints again. */
  void show(String said) {
    Tip.on(this, said);
    setAccessibleText(said);
    surface.repaint();
  }
}
