package org.vggscope.session.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;

class RaceTest {
  private static final NewTraining HE = training("he");
  private static final NewTraining GLOROT = training("glorot");

  private final SomeTrack track = new SomeTrack();
  private final Race race = new Race(track);

  private static NewTraining training(String start) {
    return new NewTraining(
        "mnist-small",
        new NetworkChoice("vgg-a", 0.1, false),
        Recipe.quick().with(1, 1, start),
        null);
  }

  /** A track on which nothing runs. */
  private static final class SomeTrack implements Race.Track {
    private final List<NewTraining> begun = new ArrayList<>();
    private boolean busy;
    private boolean hidden;
    private boolean broken;

    @Override
    public boolean isBusy() {
      return busy;
    }

    @Override
    public boolean isHidden() {
      return hidden;
    }

    @Override
    public void begin(NewTraining next) throws IOException {
      if (broken) {
        throw new IOException("no room");
      }
      begun.add(next);
      busy = true;
      hidden = true;
    }
  }

  @Test
  void eachWaitsUntilNoneIsAtWork() throws IOException {
    track.busy = true;
    race.add(List.of(HE, GLOROT));
    race.look();
    assertThat(track.begun).as("what is watched is at work").isEmpty();
    track.busy = false;
    race.look();
    race.look();
    assertThat(track.begun).containsExactly(HE);
    assertThat(race.waiting()).as("nobody sees the first one").containsExactly(HE, GLOROT);
    track.hidden = false;
    race.look();
    assertThat(track.begun).containsExactly(HE);
    assertThat(race.waiting()).containsExactly(GLOROT);
    track.busy = false;
    race.look();
    track.hidden = false;
    race.look();
    assertThat(track.begun).containsExactly(HE, GLOROT);
    assertThat(race.waiting()).isEmpty();
  }

  @Test
  void nothingWaitsTwice() {
    race.add(List.of(HE));
    race.add(List.of(HE, GLOROT));
    assertThat(race.waiting()).containsExactly(HE, GLOROT);
  }

  @Test
  void whatWaitsIsCancelledAndWhatHasBegunIsNot() throws IOException {
    race.add(List.of(HE, GLOROT));
    race.look();
    race.cancel(each -> true);
    assertThat(race.waiting()).containsExactly(HE);
    track.hidden = false;
    track.busy = false;
    race.look();
    assertThat(race.waiting()).isEmpty();
    race.cancel(each -> true);
    assertThat(track.begun).containsExactly(HE);
  }

  @Test
  void whereOneCannotBeginTheOthersAreGivenUp() {
    track.broken = true;
    race.add(List.of(HE, GLOROT));
    assertThatThrownBy(race::look).hasMessage("no room");
    assertThat(race.waiting()).isEmpty();
  }
}
