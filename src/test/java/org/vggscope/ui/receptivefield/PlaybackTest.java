package org.vggscope.ui.receptivefield;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaybackTest {
  private final Playback playback = new Playback();

  private int step() {
    return playback.stepProperty().get();
  }

  @Test
  void beginsWithAllThereIs() {
    assertThat(step()).isEqualTo(-1);
    playback.restart(4);
    assertThat(step()).isEqualTo(3);
    assertThat(playback.playingProperty().get()).isFalse();
  }

  @Test
  void playsFromTheStartAndStopsAtTheEnd() {
    playback.restart(3);
    playback.toggle();
    assertThat(step()).isZero();
    assertThat(playback.playingProperty().get()).isTrue();
    playback.tick();
    assertThat(step()).isEqualTo(1);
    playback.tick();
    assertThat(step()).isEqualTo(2);
    assertThat(playback.playingProperty().get()).isFalse();
  }

  @Test
  void goesOnWhereItWasPaused() {
    playback.restart(5);
    playback.show(2);
    playback.toggle();
    assertThat(step()).isEqualTo(2);
    playback.toggle();
    playback.tick();
    assertThat(step()).as("paused").isEqualTo(2);
  }

  @Test
  void stepsStayInsideAndPause() {
    playback.restart(3);
    playback.toggle();
    playback.move(-1);
    assertThat(step()).isZero();
    assertThat(playback.playingProperty().get()).isFalse();
    playback.move(10);
    assertThat(step()).isEqualTo(2);
  }

  @Test
  void aSingleStepCannotBePlayed() {
    playback.restart(1);
    playback.toggle();
    assertThat(playback.playingProperty().get()).isFalse();
    playback.restart(0);
    playback.show(0);
    assertThat(step()).isEqualTo(-1);
  }
}
