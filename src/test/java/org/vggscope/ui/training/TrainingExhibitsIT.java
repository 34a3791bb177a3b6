package org.vggscope.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.chart.XYChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.training.CurvesExhibit;
import org.vggscope.export.training.RaceExhibit;
import org.vggscope.session.training.Trainings;
import org.vggscope.training.RunRecord;

/** What the pages of the training room hand over, and another run's curves behind the watched. */
class TrainingExhibitsIT extends RoomTest {
  private Optional<Exhibit> exhibit(String page) {
    return window.views().find(page).orElseThrow().view().exhibit();
  }

  private void open(String page) {
    onWindow(() -> window.views().find(page).orElseThrow().open());
  }

  /** How many dots the line of a style class has. */
  private int dots(String chart, String style) {
    return lookup(chart).<XYChart<Number, Number>>query().getData().stream()
        .filter(line -> line.getNode().getStyleClass().contains(style))
        .mapToInt(line -> line.getData().size())
        .sum();
  }

  private ComboBox<Optional<Path>> choice() {
    return lookup("#training-curves-other").queryComboBox();
  }

  @Test
  void pagesHaveSomethingToTakeAwayAsSoonAsARunIsWatched() throws Exception {
    awaitIdle();
    set();
    Path run = train(Trainings.home().resolve("with-he"), "he");
    onWindow(room::switchOn);
    List<String> ofRun =
        List.of("training.curves", "training.layers", "training.race", "training.confusion");
    for (String page : ofRun) {
      open(page);
      assertThat(exhibit(page)).as(page).isEmpty();
    }
    open("training.parallel");
    assertThat(exhibit("training.parallel")).as("of the open network").isPresent();

    onWindow(() -> room.watch(run));
    await(() -> room.runProperty().get() != null);
    awaitIdle();
    for (String page : ofRun) {
      open(page);
      await(() -> exhibit(page).isPresent());
      Drawn.assertReadableInAll(exhibit(page).orElseThrow());
      assertThat(exhibit(page).orElseThrow().about().text("data"))
          .isEqualTo(folder.resolve("set").toString());
    }
    open("training.race");
    RaceExhibit race = (RaceExhibit) exhibit("training.race").orElseThrow();
    assertThat(race.race().watched().name()).isEqualTo("with-he");
  }

  @Test
  void anotherRunsCurvesAreLaidBehindTheWatchedOnes() throws Exception {
    awaitIdle();
    set();
    Path he = train(Trainings.home().resolve("with-he"), "he");
    Path tiny = train(Trainings.home().resolve("with-tiny"), "normal:0.001");
    onWindow(() -> room.watch(he));
    open("training.curves");
    await(() -> dots("#training-curves-loss-chart", "curve-training") > 0);
    assertThat(dots("#training-curves-loss-chart", "curve-training-other")).isZero();

    onWindow(() -> choice().getOnShowing().handle(null));
    assertThat(choice().getItems()).containsExactly(Optional.empty(), Optional.of(tiny));
    onWindow(() -> choice().setValue(Optional.of(tiny)));
    await(() -> dots("#training-curves-loss-chart", "curve-training-other") > 0);
    CurvesExhibit shown = (CurvesExhibit) exhibit("training.curves").orElseThrow();
    RunRecord other = shown.curves().other();
    assertThat(other.name()).isEqualTo("with-tiny");
    assertThat(dots("#training-curves-loss-chart", "curve-training-other"))
        .isEqualTo(other.points().size());
    assertThat(dots("#training-curves-accuracy-chart", "curve-validation-other"))
        .isEqualTo(other.epochs().size());
    assertThat(shown.table().rows())
        .hasSize(shown.curves().run().points().size() + other.points().size());
    assertThat(lookup("#training-curves-legend .label").queryAllAs(Labeled.class))
        .extracting(Labeled::getText)
        .contains("with-tiny: Validation, at the end of an epoch");
    assertThat(captured("training.curves").text("beside", "")).isEqualTo(tiny.toString());

    // It is not laid behind itself, and is there again for the other one.
    onWindow(() -> room.watch(tiny));
    await(() -> room.runProperty().get() != null);
    await(() -> dots("#training-curves-loss-chart", "curve-training-other") == 0);
    onWindow(() -> room.watch(he));
    await(() -> dots("#training-curves-loss-chart", "curve-training-other") > 0);

    // After a change of the language, too.
    onWindow(this::rebuild);
    await(() -> dots("#training-curves-loss-chart", "curve-training-other") > 0);
    onWindow(() -> choice().setValue(Optional.empty()));
    await(() -> dots("#training-curves-loss-chart", "curve-training-other") == 0);
    CurvesExhibit alone = (CurvesExhibit) exhibit("training.curves").orElseThrow();
    assertThat(alone.curves().other()).isNull();
  }
}
