package org.vggscope.ui.window;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.vggscope.session.CameraRoom;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/** Says that a camera is on, with a light, and what can be done with what it sees. */
final class CameraBar extends HBox {
  private static final double LIGHT = 6;
  private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

  private final CameraRoom camera;
  private final Circle light = new Circle(LIGHT);
  private final Label said = new Label();
  private final Button freeze = new Button(Texts.of("Freeze"));
  private final Button stop = new Button(Texts.of("Switch off"));

  CameraBar(Owner owner, Session session) {
    camera = session.camera();
    setId("camera-bar");
    getStyleClass().add("camera-bar");
    setAlignment(Pos.CENTER_LEFT);
    light.getStyleClass().add("camera-light");
    said.setId("camera-said");
    said.setMinWidth(0);
    freeze.setId("camera-freeze");
    Tip.on(freeze, Texts.of("What is shown becomes a picture like any other (Space)"));
    freeze.setOnAction(event -> camera.freeze());
    stop.setId("camera-stop");
    Tip.on(stop, Texts.of("Back to the picture that was there before (Esc)"));
    stop.setOnAction(event -> camera.stop());
    for (Button each : new Button[] {freeze, stop}) {
      each.setMinWidth(USE_PREF_SIZE);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(light, said, space, freeze, stop);
    managedProperty().bind(visibleProperty());
    // Where nothing is answered any more, nothing else would say so.
    Timeline counting = new Timeline(new KeyFrame(Duration.seconds(1), event -> camera.count()));
    counting.setCycleCount(Animation.INDEFINITE);
    visibleProperty()
        .addListener(
            (o, old, seen) -> {
              if (seen) {
                counting.play();
              } else {
                counting.stop();
              }
            });
    owner.atEnd(counting::stop);
    owner.on(camera.stateProperty(), this::show);
    show(CameraRoom.State.OFF, camera.stateProperty().get());
  }

  private void show(CameraRoom.State old, CameraRoom.State now) {
    setVisible(!now.isOff());
    light.pseudoClassStateChanged(ON, now.isOn());
    freeze.setDisable(!now.isOn());
    if (!now.isOff()) {
      said.setText(
          now.isOn()
              ? Texts.of("The camera is on: %s · %d pictures/s", now.name(), now.rate())
              : Texts.of("Switching the camera on: %s…", now.name()));
    }
    if (now.isOn() && !old.isOn() && !isTyping()) {
      // So that Space freezes, wherever the keys were.
      freeze.requestFocus();
    }
  }

  private boolean isTyping() {
    return getScene() != null && getScene().getFocusOwner() instanceof TextInputControl;
  }

  /** Has Space freeze what is shown, but where it does something else. */
  void install(Owner owner, Scene scene) {
    owner.filter(
        scene,
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean own =
              scene.getFocusOwner() instanceof TextInputControl
                  || scene.getFocusOwner() instanceof ButtonBase
                  || scene.getFocusOwner() instanceof ComboBoxBase;
          if (event.getCode() == KeyCode.SPACE && !own && camera.stateProperty().get().isOn()) {
            camera.freeze();
            event.consume();
          }
        });
  }
}
