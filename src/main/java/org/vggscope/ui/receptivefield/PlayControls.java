package org.vggscope.ui.receptivefield;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.receptivefield.Playback.Speed;

/** Play, pause, a step on or back, and how fast. */
final class PlayControls extends HBox {
  /** What the steps are, for tooltips. */
  enum Steps {
    LAYERS(
        Texts.key("One layer back (Page Down)"),
        Texts.key("One layer on (Page Up)"),
        Texts.key("Go through every layer (Space)")),
    CONVOLUTIONS(
        Texts.key("One convolution back (Page Down)"),
        Texts.key("One convolution on (Page Up)"),
        Texts.key("Go through every convolution (Space)"));

    private final String back;
    private final String on;
    private final String play;

    Steps(String back, String on, String play) {
      this.back = back;
      this.on = on;
      this.play = play;
    }
  }

  private final Playback playback;
  private final Timeline clock = new Timeline();
  private final Button play = new Button();
  private final Steps what;

  /**
   * @param id begins the ids of the buttons
   * @param what the steps are
   */
  PlayControls(Playback playback, String id, Steps what) {
    this.playback = playback;
    this.what = what;
    getStyleClass().add("play-controls");
    setAlignment(Pos.CENTER_LEFT);
    play.setId(id + "-play");
    // The two words take the same room, so that nothing jumps.
    play.setMinWidth(84);
    play.setOnAction(event -> playback.toggle());
    Button back = step(id + "-back", "◀", Texts.of(what.back), -1);
    Button forward = step(id + "-forward", "▶", Texts.of(what.on), 1);

    ComboBox<Speed> speed = new ComboBox<>();
    speed.setId(id + "-speed");
    speed.getItems().setAll(Speed.values());
    speed.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Speed value) {
            return value == null ? "" : value.title();
          }

          @Override
          public Speed fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    speed.setValue(playback.speedProperty().get());
    Tip.on(speed, Texts.of("How fast it plays"));
    speed.setAccessibleText(Texts.of("Speed"));
    speed.valueProperty().addListener((o, old, wanted) -> playback.setSpeed(wanted));
    getChildren().addAll(play, back, forward, speed);

    clock.setCycleCount(Animation.INDEFINITE);
    playback.playingProperty().addListener((o, old, playing) -> run());
    playback.speedProperty().addListener((o, old, wanted) -> run());
    disableProperty().bind(playback.countProperty().lessThan(2));
    run();
  }

  private Button step(String id, String text, String tip, int steps) {
    Button button = new Button(text);
    button.setId(id);
    Tip.on(button, tip);
    button.setAccessibleText(tip);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> playback.move(steps));
    return button;
  }

  private void run() {
    boolean playing = playback.playingProperty().get();
    play.setText(playing ? Texts.of("❙❙ Pause") : Texts.of("▶ Play"));
    Tip.on(play, playing ? Texts.of("Pause (Space)") : Texts.of(what.play));
    clock.stop();
    if (playing) {
      Duration time = Duration.millis(playback.speedProperty().get().milliseconds());
      clock.getKeyFrames().setAll(new KeyFrame(time, event -> playback.tick()));
      clock.playFromStart();
    }
  }
}
