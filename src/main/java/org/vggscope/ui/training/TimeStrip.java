package org.vggscope.ui.training;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.vggscope.export.training.StateTexts;
import org.vggscope.session.Session;
import org.vggscope.session.TrainingRoom;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/**
 * Time as a slider: the network at any kept moment of the run that is watched, in every pane. It is
 * there while a run is watched, wherever in the window one looks.
 */
public final class TimeStrip extends HBox {
  private static final Duration FRAME = Duration.millis(1000.0 / 15);

  private final TrainingRoom room;
  private final Slider time = new Slider();
  private final Label where = new Label();
  private final ToggleButton play = new ToggleButton("▶");
  private final ToggleButton newest = new ToggleButton(Texts.of("Newest"));
  private final Button compare = new Button(Texts.of("Compare with this"));
  private final Timeline playing = new Timeline(new KeyFrame(FRAME, event -> next()));
  private List<Moment> moments = List.of();

  /** The slider is being set to what is looked at, which is no wish of a person. */
  private boolean following;

  /**
   * @param owner whom its listeners go with
   */
  public TimeStrip(Owner owner, Session session) {
    room = session.training();
    setId("time-strip");
    getStyleClass().add("time-strip");
    setAlignment(Pos.CENTER_LEFT);
    Button open = new Button(Texts.of("Training"));
    open.setId("time-open");
    open.setMinWidth(USE_PREF_SIZE);
    Tip.on(open, Texts.of("Back to the training room"));
    open.setOnAction(event -> room.switchOn());
    play.setId("time-play");
    play.setAccessibleText(Texts.of("Play the moments"));
    Tip.on(play, Texts.of("Play the moments one after the other"));
    play.selectedProperty().addListener((o, old, now) -> play(now));
    time.setId("time-slider");
    time.setAccessibleText(Texts.of("Moment of the training"));
    time.setBlockIncrement(1);
    time.setMin(0);
    HBox.setHgrow(time, Priority.ALWAYS);
    time.valueProperty().addListener((o, old, now) -> moved(now.doubleValue()));
    where.setId("time-where");
    where.setMinWidth(USE_PREF_SIZE);
    newest.setId("time-newest");
    newest.setMinWidth(USE_PREF_SIZE);
    Tip.on(newest, Texts.of("Go along with the newest moment"));
    newest.selectedProperty().bindBidirectional(room.followingProperty());
    compare.setId("time-compare");
    compare.setMinWidth(USE_PREF_SIZE);
    Tip.on(
        compare,
        Texts.of(
            "Keep this moment beside the one that the slider shows, of this training or"
                + " another"));
    compare.setOnAction(event -> room.compareWithNow());
    Button leave = new Button("✕");
    leave.setId("time-leave");
    leave.setAccessibleText(Texts.of("Watch no training"));
    Tip.on(leave, Texts.of("Watch no training; the network from before comes back"));
    leave.setOnAction(event -> room.leave());
    getChildren().addAll(open, play, time, where, newest, compare, leave);
    managedProperty().bind(visibleProperty());
    playing.setCycleCount(Animation.INDEFINITE);
    owner.on(room.runProperty(), this::follow);
    owner.on(room.folderProperty(), this::follow);
    owner.on(room.momentProperty(), this::follow);
    owner.atEnd(playing::stop);
    follow();
  }

  private void follow() {
    setVisible(room.folderProperty().get() != null);
    RunRecord run = room.runProperty().get();
    moments = run == null ? List.of() : run.moments();
    following = true;
    time.setMax(Math.max(1, moments.size() - 1));
    time.setDisable(moments.size() < 2);
    Moment now = room.momentProperty().get();
    compare.setDisable(now == null);
    int index = now == null ? -1 : index(now.step());
    if (index >= 0 && !time.isValueChanging()) {
      time.setValue(index);
    }
    following = false;
    where.setText(
        now == null ? Texts.of("%,d moments", moments.size()) : StateTexts.moment(run, now));
  }

  /** The one of that step, or the next one where it was let go of since. */
  private int index(long step) {
    for (int i = 0; i < moments.size(); i++) {
      if (moments.get(i).step() >= step) {
        return i;
      }
    }
    return moments.size() - 1;
  }

  private void moved(double value) {
    int index = (int) Math.round(value);
    if (!following && index < moments.size()) {
      room.followingProperty().set(false);
      room.show(moments.get(index));
    }
  }

  private void play(boolean on) {
    play.setText(on ? "❚❚" : "▶");
    if (on) {
      if (time.getValue() >= time.getMax()) {
        time.setValue(0);
      }
      playing.play();
    } else {
      playing.stop();
    }
  }

  private void next() {
    if (time.getValue() >= time.getMax()) {
      play.setSelected(false);
    } else {
      time.setValue(Math.round(time.getValue()) + 1);
    }
  }
}
