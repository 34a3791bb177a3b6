package org.vggscope.export.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.report.CsvWriter;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunStatus;
import org.vggscope.training.record.Steer;

class RunFiguresTest {
  private static Moment at(long step) {
    return new Moment(step, Path.of("step.safetensors"));
  }

  @Test
  void withoutAMomentTheNumbersAreTheNewest() {
    RunFigures now = RunFigures.of(SomeRun.ofSteps(35, RunStatus.State.RUNNING), null);
    assertThat(now.step()).isEqualTo(35);
    assertThat(now.allSteps()).isEqualTo(740);
    assertThat(now.epoch()).isEqualTo(4);
    assertThat(now.epochs()).isEqualTo(74);
    assertThat(now.loss()).isEqualTo(1.0 / 35);
    assertThat(now.accuracy()).isEqualTo(0.035);
    assertThat(now.validation()).isEqualTo(0.5);
    assertThat(now.best()).isEqualTo(0.75);
    assertThat(now.rate()).isEqualTo(0.01);
    assertThat(now.picturesPerSecond()).isCloseTo(64, within(1e-9));
    // Each step has 64 pictures, and takes a second.
    assertThat(now.secondsLeft()).isCloseTo(705, within(1e-6));
  }

  @Test
  void atAMomentTheNumbersAreItsOwnButTheTimeLeftIsFromNowOn() {
    RunFigures then = RunFigures.of(SomeRun.ofSteps(35, RunStatus.State.RUNNING), at(19));
    assertThat(then.step()).isEqualTo(19);
    assertThat(then.epoch()).isEqualTo(2);
    assertThat(then.loss()).isEqualTo(1.0 / 19);
    assertThat(then.validation()).isEqualTo(0.5);
    assertThat(then.best()).isEqualTo(0.5);
    assertThat(then.secondsLeft()).isCloseTo(705, within(1e-6));
    assertThat(RunFigures.of(SomeRun.ofSteps(35, RunStatus.State.RUNNING), at(20)).best())
        .isEqualTo(0.75);
  }

  @Test
  void aCutAfterTheNewestStepIsInForce() {
    List<RunLog.ByHand> cut = List.of(new RunLog.ByHand(2, Steer.CUT, 0.001));
    RunRecord waits = SomeRun.ofRates(cut, 0.01, 0.01);
    assertThat(RunFigures.of(waits, null).rate()).isEqualTo(0.001);
    assertThat(RunFigures.of(waits, at(2)).rate()).isEqualTo(0.001);
    assertThat(RunFigures.of(waits, at(1)).rate()).isEqualTo(0.01);
    // Step 2 itself was made before it.
    RunRecord on = SomeRun.ofRates(cut, 0.01, 0.01, 0.001);
    assertThat(RunFigures.of(on, at(2)).rate()).isEqualTo(0.01);
  }

  @Test
  void beforeTheFirstStepNothingIsKnown() {
    RunFigures none = RunFigures.of(SomeRun.ofSteps(0, RunStatus.State.RUNNING), null);
    assertThat(none.step()).isZero();
    assertThat(none.loss()).isNaN();
    assertThat(none.validation()).isNaN();
    assertThat(none.picturesPerSecond()).isNaN();
    assertThat(none.secondsLeft()).isNaN();
    assertThat(RunFigures.of(SomeRun.ofSteps(5, RunStatus.State.RUNNING), at(0)).loss()).isNaN();
  }

  @Test
  void aRunThatStandsHasNoTimeLeft() {
    for (RunStatus.State state : RunStatus.State.values()) {
      double left = RunFigures.of(SomeRun.ofSteps(5, state), null).secondsLeft();
      assertThat(Double.isNaN(left)).isEqualTo(state != RunStatus.State.RUNNING);
    }
  }

  @Test
  void chanceIsTheLogarithmOfTheClasses() {
    RunRecord run = SomeRun.ofSteps(1, RunStatus.State.RUNNING);
    assertThat(RunFigures.classes(run)).isEqualTo(4);
    assertThat(RunFigures.chance(run)).isEqualTo(Math.log(4));
  }

  @Test
  void aTimeHasTwoUnitsAtMost() {
    assertThat(RunFigures.duration(0.2)).isEqualTo("0 s");
    assertThat(RunFigures.duration(59.6)).isEqualTo("1 min 0 s");
    assertThat(RunFigures.duration(200)).isEqualTo("3 min 20 s");
    assertThat(RunFigures.duration(7_260)).isEqualTo("2 h 1 min");
    assertThat(RunFigures.duration(180_000)).isEqualTo("2 d 2 h");
    assertThat(RunFigures.duration(Double.NaN)).isEqualTo("–");
    assertThat(RunFigures.duration(Double.POSITIVE_INFINITY)).isEqualTo("–");
  }

  @Test
  void theSchedulesCutsAreSeenInTheRates() {
    RunRecord run = SomeRun.ofRates(List.of(), 0.01, 0.01, 0.001, 0.001, 0.0001);
    assertThat(RateCut.of(run)).containsExactly(new RateCut(2, false), new RateCut(4, false));
    assertThat(RateCut.steps(RateCut.of(run), false)).containsExactly(2.0, 4.0);
  }

  @Test
  void aCutByHandIsNoneOfTheSchedule() {
    List<RunLog.ByHand> byHand =
        List.of(new RunLog.ByHand(1, Steer.PAUSE, 0.01), new RunLog.ByHand(2, Steer.CUT, 0.001));
    assertThat(RateCut.of(SomeRun.ofRates(byHand, 0.01, 0.01, 0.001, 0.001)))
        .containsExactly(new RateCut(2, true));
    // Both at once.
    assertThat(RateCut.of(SomeRun.ofRates(byHand, 0.01, 0.01, 0.0001)))
        .containsExactly(new RateCut(2, true), new RateCut(2, false));
  }

  @Test
  void aCosineHasNoCutsButThoseByHand() {
    List<RunLog.ByHand> byHand = List.of(new RunLog.ByHand(1, Steer.CUT, 0.001));
    assertThat(RateCut.of(SomeRun.ofCosine(byHand, 0.01, 0.001, 1e-6)))
        .containsExactly(new RateCut(1, true));
  }

  @Test
  void theTablesHaveEveryStepAndEveryLayer() {
    RunRecord run = SomeRun.ofSteps(12, RunStatus.State.DONE);
    String[] curves = CsvWriter.text(CurveTables.curves(List.of(run))).split("\r\n");
    assertThat(curves).hasSize(13);
    assertThat(curves[0])
        .isEqualTo(
            "step,epoch,loss,accuracy,validation,rate,pictures_per_second,"
                + "norm_conv1_1,norm_fc6,gradient_conv1_1,gradient_fc6");
    assertThat(curves[9]).isEqualTo("9,1,0.1111111111111111,0.009,,0.01,64.0,,,,");
    assertThat(curves[10]).isEqualTo("10,1,0.1,0.01,0.5,0.01,64.0,3.0,4.0,0.3,0.4");
    // The start, step 1 and the end of the epoch.
    String[] layers = CsvWriter.text(CurveTables.layers(run)).split("\r\n");
    assertThat(layers).hasSize(7);
    assertThat(layers[1]).startsWith("0,conv1_1,1");
    assertThat(layers[4]).startsWith("1,fc6,,,4");
  }
}
