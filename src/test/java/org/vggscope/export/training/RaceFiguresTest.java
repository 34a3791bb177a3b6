package org.vggscope.export.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.report.CsvWriter;
import org.vggscope.session.training.NewTraining;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;

class RaceFiguresTest {
  private static final Recipe QUICK = Recipe.quick();

  private static RunFolder.Setup setup(String startFrom, String... taken) {
    return new RunFolder.Setup(
        "mnist-small",
        new NetworkChoice("vgg-a", 0.5, false),
        1,
        startFrom,
        List.of(taken),
        List.of());
  }

  private static Recipe start(String initialisation) {
    return QUICK.with(QUICK.epochs(), QUICK.seed(), initialisation);
  }

  private static RunRecord run(String name, String initialisation, int steps) {
    return SomeRun.of(name, setup(null), start(initialisation), steps);
  }

  private static RaceFigures race(RunRecord... runs) {
    List<RaceEntry> begun =
        List.of(runs).stream().map(run -> new RaceEntry(run.setup(), run.recipe())).toList();
    return RaceFigures.of(List.of(runs), new RaceLanes(), begun);
  }

  @Test
  void aStartHasAName() {
    assertThat(RaceStarts.title("normal:0.01")).isEqualTo("N(0, 1e-2)");
    assertThat(RaceStarts.title("normal:1e-1")).isEqualTo("N(0, 1e-1)");
    assertThat(RaceStarts.title("normal:0.025")).isEqualTo("N(0, 2.5e-2)");
    assertThat(RaceStarts.title("normal:10")).isEqualTo("N(0, 1e1)");
    assertThat(RaceStarts.title("he")).isEqualTo("He");
    assertThat(RaceStarts.title("glorot")).isEqualTo("Glorot");
    assertThat(RaceStarts.title(setup("a/best.safetensors"), QUICK)).isEqualTo("A's layers");
    assertThat(RaceStarts.title(setup("a/best.safetensors", "all"), QUICK))
        .isEqualTo("Layers of best.safetensors");
    assertThat(RaceStarts.explained(setup(null), start("normal:1e-2")))
        .isEqualTo("normal distribution, deviation 0.01");
  }

  @Test
  void whatIsNotThereYetIsBegunAsTheWatchedOneWas() {
    RaceFigures race = race(run("a", "he", 3), run("b", "normal:1e-2", 3));
    assertThat(race.missing()).containsExactly("normal:0.1", "glorot");
    assertThat(race.trainings())
        .containsExactly(
            new NewTraining("mnist-small", setup(null).network(), start("normal:0.1"), null),
            new NewTraining("mnist-small", setup(null).network(), start("glorot"), null));
  }

  @Test
  void aRunWithAnotherRecipeOrOnOtherLayersIsNoStartOfThisRace() {
    RunRecord longer =
        SomeRun.of("b", setup(null), QUICK.with(QUICK.epochs() + 1, QUICK.seed(), "glorot"), 3);
    RunRecord from = SomeRun.of("c", setup("a.safetensors"), start("normal:0.01"), 3);
    RaceFigures race = race(run("a", "he", 3), longer, from);
    assertThat(race.missing()).containsExactly("normal:0.01", "normal:0.1", "glorot");
    assertThat(race.find(Path.of("b")).orElseThrow().otherRecipe()).isTrue();
    assertThat(race.find(Path.of("c")).orElseThrow().otherRecipe()).isFalse();
  }

  @Test
  void theUsualStartsHaveTheirLanesAndOthersFreeOnes() {
    RaceFigures race =
        race(
            run("he", "he", 3),
            run("he-2", "he", 3),
            run("wide", "normal:1", 3),
            run("small", "normal:0.01", 3));
    assertThat(race.runs())
        .extracting(RaceRun::start)
        .containsExactly("N(0, 1e-2)", "He", "N(0, 1e0)", "He");
    assertThat(race.runs()).extracting(RaceRun::lane).containsExactly(0, 3, 6, 7);
    assertThat(race.isWatched(race.runs().get(1))).isTrue();
  }

  @Test
  void aRunKeepsItsLane() {
    RaceLanes lanes = new RaceLanes();
    RunRecord first = run("z", "he", 3);
    lanes.assign(List.of(first));
    lanes.assign(List.of(run("a", "he", 3), first));
    assertThat(lanes.of(first)).isEqualTo(3);
    assertThat(lanes.of(run("a", "he", 3))).isEqualTo(7);
    lanes.assign(List.of(run("b", "he", 3)));
    assertThat(lanes.of(run("b", "he", 3))).isEqualTo(3);
  }

  @Test
  void theLinesAreThoseOfTheRuns() {
    RaceFigures race = race(run("a", "he", 20), run("b", "glorot", 10));
    RaceRun he = race.find(Path.of("a")).orElseThrow();
    assertThat(he.loss().dots()).hasSize(20).startsWith(new Curve.Dot(1, 1));
    assertThat(he.validation().dots())
        .containsExactly(new Curve.Dot(10, 50), new Curve.Dot(20, 75));
    assertThat(he.activations().dots().get(1).value()).isCloseTo(Math.log10(0.5), within(1e-12));
    assertThat(he.gradients().dots()).extracting(Curve.Dot::step).containsExactly(0.0, 1.0);
    assertThat(he.lastLoss()).isEqualTo(1.0 / 20);
    assertThat(he.epochs()).isEqualTo(2);
    assertThat(race.layers()).containsExactly("conv1_1", "fc6");
    assertThat(race.deviations(RaceRun::gradients)).isEqualTo(new ChartScale(-1, 0, 1));
    assertThat(RaceTexts.numbers(he))
        .isEqualTo("learns · epoch 2/10 · best validation 75.0 % · last\u00a0loss\u00a00.0500");
    assertThat(RaceTexts.sentence(he))
        .isEqualTo(
            "Before the first step: activations keep their spread (1.0 in conv1_1, 0.5 in fc6): it"
                + " can learn.");
  }

  @Test
  void aLossFarBeyondChanceDoesNotFlattenTheOthers() {
    assertThat(race(run("a", "he", 3)).lossScale().upper()).isEqualTo(1.5);
    RunRecord wild = SomeRun.withLoss(run("b", "normal:1", 3), 1e6);
    assertThat(race(run("a", "he", 3), wild).lossScale().upper()).isEqualTo(5);
  }

  @Test
  void beforeAnythingIsMeasuredThereIsAnEmptyRace() {
    RaceFigures race = race(SomeRun.withoutStart(run("a", "he", 0)));
    assertThat(race.chance()).isNaN();
    assertThat(race.layers()).isEmpty();
    assertThat(race.lossScale()).isEqualTo(ChartScale.upTo(1));
    assertThat(race.deviations(RaceRun::activations)).isEqualTo(ChartScale.powers(1, 1));
    assertThat(RaceTexts.sentence(race.runs().get(0))).contains("not known yet");
    assertThat(RaceTexts.numbers(race.runs().get(0)))
        .endsWith("validation – · last\u00a0loss\u00a0–");
  }

  @Test
  void theTableHasEveryStepOfEveryRun() {
    String[] lines =
        CsvWriter.text(race(run("a", "he", 3), run("b", "glorot", 2)).table()).split("\r\n");
    assertThat(lines).hasSize(6);
    assertThat(lines[0]).isEqualTo("run,start,step,epoch,loss,accuracy,validation,rate");
    assertThat(lines[1]).startsWith("b,glorot,1,1,1");
    assertThat(lines[4]).startsWith("a,he,2,1,0.5");
  }

  @Test
  void whatWaitsIsSaid() {
    RaceFigures race = race(run("a", "he", 3));
    assertThat(RaceTexts.note(race, List.of()))
        .startsWith("Not begun yet: N(0, 1e-2) · N(0, 1e-1) · Glorot, with");
    assertThat(RaceTexts.note(race, race.trainings().subList(2, 3)))
        .startsWith("Still to come: Glorot.");
    RaceFigures whole =
        race(
            run("a", "he", 3),
            run("b", "glorot", 3),
            run("c", "normal:0.1", 3),
            run("d", "normal:0.01", 3));
    assertThat(RaceTexts.note(whole, List.of())).isEqualTo("The usual starts have all begun.");
    assertThat(RaceTexts.left(whole)).isEmpty();
  }
}
