package org.vggscope.ui.training.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.vggscope.session.training.Trainings;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunStatus;
import org.vggscope.ui.training.RoomTest;

/** Runs that were trained from several starts, side by side in the real window. */
class RacePageIT extends RoomTest {
  private Path train(String name, String start) throws IOException {
    return train(Trainings.home().resolve(name), start);
  }

  private int rows() {
    return lookup("#race-list")
        .tryQueryAs(Parent.class)
        .map(list -> list.getChildrenUnmodifiable().size())
        .orElse(0);
  }

  /** How many dots each line of a chart has that has any. */
  private List<Integer> dots(String id) {
    return lookup(id).<XYChart<Number, Number>>query().getData().stream()
        .map(line -> line.getData().size())
        .filter(count -> count > 0)
        .toList();
  }

  @Test
  void startsRace() throws Exception {
    awaitIdle();
    set();
    Path he = train("with-he", "he");
    Path tiny = train("with-tiny", "normal:0.001");
    onWindow(
        () -> {
          room.watch(he);
          window.views().find("training.race").orElseThrow().open();
        });
    await(() -> rows() == 2);

    int steps = (int) new RunRecord.Reader(new RunFolder(he)).read().steps();
    assertThat(dots("#training-race-loss-chart")).containsExactly(steps, steps, 2);
    assertThat(dots("#training-race-validation-chart")).containsExactly(2, 2);
    assertThat(dots("#training-race-activations-chart")).hasSize(2).contains(11);
    assertThat(text("#race-with-tiny-sentence")).contains("at chance, loss ln 2 = 0.693");
    assertThat(text("#race-with-he-sentence")).contains("it can learn");
    assertThat(text("#race-with-he-numbers")).startsWith("done · epoch 2/2 · best validation");
    assertThat(text("#race-note")).contains("N(0, 1e-2) · N(0, 1e-1) · Glorot");

    Path table = folder.resolve("race.csv");
    onWindow(() -> save(window.views().open().orElseThrow().view(), table));
    await(() -> Files.exists(table));
    assertThat(Files.readAllLines(table))
        .filteredOn(line -> !line.startsWith("#"))
        .hasSize(1 + 2 * steps);

    clickOn("#race-with-tiny");
    await(() -> tiny.equals(room.folderProperty().get()) && room.runProperty().get() != null);
    assertThat(rows()).isEqualTo(2);

    // The first begins in a process of its own, the others are given up.
    Button begin = lookup("#race-begin").queryAs(Button.class);
    await(() -> !begin.isDisabled());
    onWindow(begin::fire);
    await(() -> room.waitingProperty().get().size() == 3);
    assertThat(begin.isDisabled()).isTrue();
    press("#race-cancel");
    await(() -> room.waitingProperty().get().size() < 2);
    await(() -> room.waitingProperty().get().isEmpty() && rows() == 3);
    Path third =
        Trainings.all().stream()
            .filter(run -> !run.equals(he) && !run.equals(tiny))
            .findFirst()
            .orElseThrow();
    assertThat(new RunFolder(third).recipe().initialisation()).isEqualTo("normal:0.01");
    assertThat(new RunFolder(third).setup().data()).isEqualTo(new RunFolder(he).setup().data());
    await(() -> RunRecord.statusOf(new RunFolder(third)).state() == RunStatus.State.DONE);
    assertThat(room.folderProperty().get()).isEqualTo(tiny);
  }
}
