package org.vggscope.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.kit.pixels.PixelSurface;

/** What a channel likes at each moment of a training. */
class LikedMomentsIT extends RoomTest {
  private int[] liked() {
    return lookup("#liked-picture .pixel-surface")
        .queryAs(PixelSurface.class)
        .raster()
        .pixels()
        .clone();
  }

  private boolean isMade(int steps) {
    return lookup("#liked-note")
            .queryAs(Labeled.class)
            .getText()
            .matches("Made by gradient ascent: " + steps + " steps, .*")
        && lookup("#liked-picture").query().isVisible();
  }

  private void show(Moment moment) throws Exception {
    onWindow(() -> room.show(moment));
    await(() -> moment.equals(room.momentProperty().get()));
    awaitIdle();
  }

  @Test
  void whoeverHadAChannelsPictureMadeSeesItAtEachMoment() throws Exception {
    awaitIdle();
    set();
    Path run = train(folder.resolve("runs/colours"), "glorot");
    onWindow(() -> room.open(run));
    await(() -> room.momentProperty().get() != null);
    List<Moment> moments = room.runProperty().get().moments();
    Moment first = moments.get(0);
    Moment last = moments.get(moments.size() - 1);
    onWindow(() -> room.followingProperty().set(false));
    show(first);
    onWindow(
        () -> {
          session.selection().selectLayer(session.modelProperty().get().layers().get(0));
          session.selection().selectChannel(1);
          window.views().find("evidence.patches").orElseThrow().open();
        });
    awaitIdle();
    assertThat(lookup("#liked-make-all").query().isVisible()).as("of a moment").isFalse();
    Button make = lookup("#liked-make").queryButton();
    onWindow(make::fire);
    await(() -> isMade(512));
    int[] then = liked();
    show(last);
    await(() -> isMade(64));
    int[] now = liked();
    assertThat(Arrays.equals(now, then)).as("another network's").isFalse();
    show(first);
    assertThat(isMade(512)).as("what was made is kept").isTrue();
    assertThat(Arrays.equals(liked(), then)).isTrue();
    onWindow(() -> session.selection().selectChannel(0));
    awaitIdle();
    assertThat(lookup("#liked-picture").query().isVisible()).as("nobody asked").isFalse();
  }
}
