package org.vggscope.ui.arithmetic;

import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;

/** Plays, pauses and steps the sliding window, and says how fast. */
final class SlideBar extends VBox {
  private static final String PLAY = Texts.key("▶ Play");
  private static final double NANOSECONDS = 1e9;

  /** A frame that took longer, because the window was busy or hidden, is not made up for. */
  private static final double LONGEST_FRAME = 0.25;

  private final Slide slide;
  private final Button play = button("arithmetic-play", Texts.of(PLAY), Texts.of("Play"));
  private final Button whole =
      button("arithmetic-whole", "■", Texts.of("Stop and show the whole map"));
  private final Label rate = new Label();
  private final AnimationTimer clock;

  /** The slider follows the map's size at this moment, nobody moves it. */
  private boolean following;

  SlideBar(Slide slide) {
    this.slide = slide;
    getStyleClass().add("slide-bar");
    play.setOnAction(event -> slide.toggle());
    Button step = button("arithmetic-step", "▶❙", Texts.of("One position further on (.)"));
    step.setOnAction(event -> slide.step());
    whole.setOnAction(event -> slide.showAll());
    whole.disableProperty().bind(slide.fillingProperty().not());
    Slider speed = new Slider(exponent(Slide.SLOWEST), exponent(Slide.FASTEST), 0);
    speed.setId("arithmetic-speed");
    Tip.on(speed, Texts.of("Positions a second"));
    speed.setAccessibleText(Texts.of("Speed, in positions a second"));
    speed.setValue(exponent(slide.speedProperty().get()));
    speed
        .valueProperty()
        .addListener(
            (o, old, power) -> {
              if (!following) {
                slide.choose(Math.pow(2, power.doubleValue()));
              }
            });
    slide
        .speedProperty()
        .addListener(
            (o, old, value) -> {
              following = true;
              speed.setValue(exponent(value.doubleValue()));
              following = false;
              describe();
            });
    HBox.setHgrow(speed, Priority.ALWAYS);
    rate.setMinWidth(USE_PREF_SIZE);
    rate.getStyleClass().add("muted");
    HBox buttons = new HBox(play, step, whole);
    buttons.getStyleClass().add("slide-buttons");
    HBox speeds = new HBox(speed, rate);
    speeds.getStyleClass().add("slide-speed");
    speeds.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(buttons, speeds);

    clock =
        new AnimationTimer() {
          private long last;

          @Override
          public void start() {
            last = System.nanoTime();
            super.start();
          }

          @Override
          public void handle(long now) {
            double seconds = (now - last) / NANOSECONDS;
            last = now;
            slide.advance(Math.max(0, Math.min(LONGEST_FRAME, seconds)));
          }
        };
    slide.playingProperty().addListener((o, old, playing) -> follow(playing));
    describe();
  }

  private void follow(boolean playing) {
    play.setText(playing ? Texts.of("❙❙ Pause") : Texts.of(PLAY));
    String tip =
        playing ? Texts.of("Pause (space)") : Texts.of("Slide the window over the map (space)");
    Tip.on(play, tip);
    play.setAccessibleText(tip);
    if (playing) {
      clock.start();
    } else {
      clock.stop();
    }
  }

  private void describe() {
    rate.setText(Texts.of("%.0f / s", slide.speedProperty().get()));
  }

  private static double exponent(double speed) {
    return Math.log(speed) / Math.log(2);
  }

  private static Button button(String id, String text, String tip) {
    Button button = new Button(text);
    button.setId(id);
    Tip.on(button, tip);
    button.setAccessibleText(tip);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }
}
