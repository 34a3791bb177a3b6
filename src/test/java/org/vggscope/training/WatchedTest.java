package org.vggscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.support.FolderTree;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.Moments;
import org.vggscope.training.record.MomentsTesting;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStatus;
import org.vggscope.training.record.Steer;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** What those who watch a training see, and how they steer it. */
class WatchedTest {
  private static final int STEPS = 5;

  @TempDir private Path folder;
  private RunFolder run;
  private RunLog log;

  @BeforeEach
  void makePictures() throws IOException {
    for (int i = 0; i < 30; i++) {
      DataSetTest.picture(
          folder.resolve("data/red/" + i + ".png"), 32, 0xa00000 + 0x050100 * (i % 9));
      DataSetTest.picture(
          folder.resolve("data/blue/" + i + ".png"), 32, 0x0000a0 + 0x010005 * (i % 9));
    }
    run = new RunFolder(folder.resolve("run"));
    log = new RunLog(run.path());
  }

  private void train(int epochs, Training.Listener listener) throws IOException {
    train(epochs, ComputeEngine::start, listener);
  }

  private void train(int epochs, Supplier<ComputeEngine> engine, Training.Listener listener)
      throws IOException {
    Recipe quick = Recipe.quick();
    Recipe recipe =
        new Recipe(
            "test",
            10,
            quick.momentum(),
            quick.decay(),
            quick.dropout(),
            0.01,
            RateSchedule.plateau(9, 0),
            quick.loss(),
            epochs,
            new Augmentation(true, 0, 0, 0),
            "he",
            5);
    Training.begin(engine, new DataSets(), run, recipe, setup(), listener, () -> false);
  }

  private RunFolder.Setup setup() {
    return new RunFolder.Setup(
        folder.resolve("data").toString(),
        new NetworkChoice("vgg-a", 0.07, false),
        1,
        null,
        List.of(),
        List.of());
  }

  private RunRecord read() throws IOException {
    return new RunRecord.Reader(run).read();
  }

  /** Steers once, after a step. */
  private Training.Listener at(long step, Steer what) {
    return (event, network) -> {
      if (event instanceof TrainingEvent.Step made && made.step() == step) {
        log.steer(what);
      }
    };
  }

  @Test
  void whatIsSeenIsWhatTheRunHas() throws IOException {
    List<TrainingEvent> events = new ArrayList<>();
    List<Double> gradients = new ArrayList<>();
    train(
        2,
        (event, network) -> {
          events.add(event);
          if (event instanceof TrainingEvent.Step step && step.step() == STEPS) {
            gradients.addAll(network.gradientNorms());
          }
        });
    RunRecord seen = read();

    assertThat(seen.status().state()).isEqualTo(RunStatus.State.DONE);
    assertThat(seen.start().classes()).containsExactly("blue", "red");
    assertThat(seen.start().hopeful()).isTrue();
    assertThat(seen.start().problem().english()).contains("it can learn");
    assertThat(seen.start().spreads()).hasSize(11);
    assertThat(seen.allSteps()).isEqualTo(2 * STEPS).isEqualTo(seen.steps());
    List<Double> losses =
        events.stream()
            .filter(TrainingEvent.Step.class::isInstance)
            .map(event -> ((TrainingEvent.Step) event).loss())
            .toList();
    assertThat(seen.points()).extracting(RunPoint::loss).isEqualTo(losses);
    assertThat(seen.points().get(STEPS - 1).gradients()).hasSize(11);
    for (int i = 0; i < gradients.size(); i++) {
      double norm = gradients.get(i);
      assertThat(seen.points().get(STEPS - 1).gradients().get(i))
          .isCloseTo(norm, within(1e-5 * norm));
    }
    TrainingEvent.Epoch last =
        (TrainingEvent.Epoch)
            events.stream()
                .filter(TrainingEvent.Epoch.class::isInstance)
                .reduce((one, other) -> other)
                .orElseThrow();
    assertThat(seen.epochs()).hasSize(2);
    assertThat(seen.epochs().get(1).confusion()).isEqualTo(last.confusion());
    assertThat(seen.best()).isGreaterThanOrEqualTo(last.validation());
  }

  @Test
  void theNetworkIsKeptAsItWas() throws IOException {
    train(2, (event, network) -> {});
    List<Moment> moments = read().moments();
    assertThat(moments).extracting(Moment::step).contains(0L, 5L, 10L);
    Map<String, float[]> state = run.checkpointed(new ArrayList<>()).state();
    try (WeightFile end = WeightFiles.open(moments.get(moments.size() - 1).file());
        WeightFile begin = WeightFiles.open(moments.get(0).file())) {
      float[] weights = state.get("conv1_1.bias");
      assertThat(MomentsTesting.bias(end, "conv1_1")).isEqualTo(weights);
      assertThat(MomentsTesting.bias(begin, "conv1_1")).isNotEqualTo(weights);
    }
  }

  @Test
  void theRateIsCutByHandAndThatIsNoted() throws IOException {
    train(2, at(3, Steer.CUT));
    RunRecord seen = read();
    assertThat(seen.points()).extracting(RunPoint::rate).startsWith(0.01, 0.01, 0.01, 0.001);
    assertThat(seen.points().get(9).rate()).isEqualTo(0.001);
    assertThat(seen.byHand()).containsExactly(new RunLog.ByHand(3, Steer.CUT, 0.001));
  }

  @Test
  void aStopKeepsACheckpointAndTheRestIsTheSame() throws IOException {
    train(2, at(2, Steer.STOP));
    assertThat(read().status().state()).isEqualTo(RunStatus.State.STOPPED);
    assertThat(read().steps()).isEqualTo(2);
    Training.resume(ComputeEngine::start, run, (event, network) -> {}, () -> false);
    RunRecord parted = read();

    run = new RunFolder(folder.resolve("whole"));
    train(2, (event, network) -> {});
    RunRecord whole = read();
    assertThat(parted.points())
        .extracting(RunPoint::loss)
        .isEqualTo(whole.points().stream().map(RunPoint::loss).toList());
    assertThat(parted.epochs()).hasSameSizeAs(whole.epochs());
  }

  @Test
  void aPauseLastsUntilItIsEndedAndGoesByASingleStep() throws IOException {
    List<Long> paused = new ArrayList<>();
    CompletableFuture<Void> hand =
        CompletableFuture.runAsync(
            () -> {
              try {
                for (Steer next : List.of(Steer.STEP, Steer.FINISH)) {
                  while (!log.status()
                          .map(RunStatus::state)
                          .filter(RunStatus.State.PAUSED::equals)
                          .isPresent()
                      || Files.exists(run.path().resolve("steer"))) {
                    Thread.sleep(5);
                  }
                  paused.add(read().steps());
                  log.steer(next);
                  while (Files.exists(run.path().resolve("steer"))) {
                    Thread.sleep(5);
                  }
                  while (next == Steer.STEP && read().steps() == paused.get(0)) {
                    Thread.sleep(5);
                  }
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    train(3, at(2, Steer.PAUSE));
    hand.join();
    assertThat(paused).containsExactly(2L, 3L);
    assertThat(read().steps()).as("to the end of the epoch").isEqualTo(STEPS);
    assertThat(read().status().state()).isEqualTo(RunStatus.State.STOPPED);
    assertThat(read().byHand())
        .extracting(RunLog.ByHand::what)
        .containsExactly(Steer.PAUSE, Steer.STEP, Steer.FINISH);
  }

  @Test
  void whatIsWantedQuicklyIsAllDoneInItsOrder() throws IOException {
    log.forgetSteering();
    Files.createDirectories(run.path());
    List<Steer> wanted = List.of(Steer.STEP, Steer.STEP, Steer.CUT, Steer.STEP, Steer.STOP);
    for (Steer each : wanted) {
      new RunLog(run.path()).steer(each);
    }
    List<Steer> taken = new ArrayList<>();
    log.steered().ifPresent(taken::add);
    assertThat(run.path()).isEmptyDirectory();
    for (int i = 1; i < wanted.size(); i++) {
      log.steered().ifPresent(taken::add);
    }
    assertThat(taken).isEqualTo(wanted);
    assertThat(log.steered()).isEmpty();
  }

  /** Three clicks are three steps, and after each the network is there to be seen. */
  @Test
  void stepsByHandAreAllMadeAndKept() throws IOException {
    List<Steer> hand = List.of(Steer.PAUSE, Steer.STEP, Steer.STEP, Steer.CUT, Steer.STOP);
    train(
        1,
        (event, network) -> {
          if (event instanceof TrainingEvent.Step made && made.step() == 1) {
            for (Steer each : hand) {
              log.steer(each);
            }
          }
        });
    RunRecord seen = read();
    assertThat(seen.byHand()).extracting(RunLog.ByHand::what).isEqualTo(hand);
    assertThat(seen.steps()).isEqualTo(3);
    assertThat(seen.moments()).extracting(Moment::step).containsExactly(0L, 1L, 2L, 3L);
    assertThat(seen.byHand().get(3)).isEqualTo(new RunLog.ByHand(3, Steer.CUT, 0.001));
  }

  @Test
  void aFolderThatIsGoneIsToldAndDoesNotComeBack() {
    assertThatThrownBy(
            () ->
                train(
                    1,
                    (event, network) -> {
                      if (event instanceof TrainingEvent.Step made && made.step() == 2) {
                        FolderTree.delete(run.path());
                      }
                    }))
        .hasMessageContaining("the folder of this training is gone");
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void oneThatWaitsInAFolderThatIsGoneEnds() throws InterruptedException {
    Thread hand = new Thread(this::deleteOnceItWaits);
    hand.setDaemon(true);
    hand.start();
    assertThatThrownBy(() -> train(1, at(2, Steer.PAUSE)))
        .hasMessageContaining("the folder of this training is gone");
    hand.join();
  }

  private void deleteOnceItWaits() {
    boolean waits = false;
    while (!waits || Files.exists(run.path())) {
      try {
        Thread.sleep(5);
        waits =
            waits || log.status().map(RunStatus::state).equals(Optional.of(RunStatus.State.PAUSED));
        if (waits) {
          FolderTree.delete(run.path());
        }
      } catch (IOException | UncheckedIOException e) {
        // Something is being written there just now, and it is tried again.
        continue;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Test
  void oneThatEndedWithoutAWordIsKnown() throws IOException {
    train(
        1,
        (event, network) -> {
          if (event instanceof TrainingEvent.Step) {
            assertThat(log.status().orElseThrow().state()).isEqualTo(RunStatus.State.RUNNING);
          }
        });
    log.write(new RunStatus(RunStatus.State.RUNNING));
    assertThat(read().status().state()).isEqualTo(RunStatus.State.KILLED);
    assertThat(read().status().state().canResume()).isTrue();
  }

  @Test
  void oneThatHasNotSaidAnythingYetIsAtWork() throws IOException {
    run.alone(
        () -> {
          run.create(Recipe.quick(), setup());
          assertThat(read().status().state()).isEqualTo(RunStatus.State.RUNNING);
        });
    assertThat(read().status().state()).isEqualTo(RunStatus.State.KILLED);
  }

  @Test
  void whatIsWantedBeforeTheFirstStepIsDone() throws IOException {
    train(
        3,
        () -> {
          try {
            log.steer(Steer.STOP);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return ComputeEngine.start();
        },
        (event, network) -> {});
    assertThat(read().status().state()).isEqualTo(RunStatus.State.STOPPED);
    assertThat(read().steps()).isEqualTo(1);
  }

  @Test
  void whatWentWrongIsKeptToBeWorded() {
    Problem inner = Problem.of("no permission").about("a.png");
    assertThatThrownBy(
            () ->
                train(
                    1,
                    (event, network) -> {
                      if (event instanceof TrainingEvent.Step made && made.step() == 2) {
                        throw new ProblemException(
                            Problem.of("the loss is %s at step %d: %s", Double.NaN, 2L, inner));
                      }
                    }))
        .isInstanceOf(ProblemException.class);
    RunStatus status = log.status().orElseThrow();
    assertThat(status.state()).isEqualTo(RunStatus.State.FAILED);
    assertThat(status.problem()).isEqualTo("the loss is NaN at step 2: a.png: no permission");
    assertThat(status.why().code()).isEqualTo("the loss is %s at step %d: %s");
    assertThat(status.why().english()).isEqualTo(status.problem());
  }

  @Test
  void aRunThatIsOverIsReadAgainOnlyWhenSomethingWasWritten() throws IOException {
    train(1, (event, network) -> {});
    RunRecord.Reader reader = new RunRecord.Reader(run);
    assertThat(reader.isChanged()).isTrue();
    reader.read();
    assertThat(reader.isChanged()).isFalse();
    settle(run.path());
    reader.read();
    log.write(new RunStatus(RunStatus.State.STOPPED));
    assertThat(reader.isChanged()).isTrue();
  }

  private static void settle(Path folder) throws IOException {
    Files.setLastModifiedTime(folder, FileTime.fromMillis(1_000_000_000_000L));
  }

  @Test
  void momentsAreListedAgainOnlyWhenTheirFolderChanged() throws IOException {
    Moments moments = new Moments(run.path());
    Path folderOfThem = Files.createDirectories(run.path().resolve("moments"));
    settle(folderOfThem);
    assertThat(moments.all()).isEmpty();
    Files.createFile(folderOfThem.resolve("step-00000001.safetensors"));
    assertThat(moments.all()).as("a later time").hasSize(1);
    Files.createFile(folderOfThem.resolve("step-00000002.safetensors"));
    assertThat(moments.all()).as("perhaps no later time yet").hasSize(2);
    settle(folderOfThem);
    assertThat(moments.all()).hasSize(2);
    Files.createFile(folderOfThem.resolve("step-00000003.safetensors"));
    settle(folderOfThem);
    assertThat(moments.all()).as("nobody looked").hasSize(2);
  }

  @Test
  void oldMomentsLieFartherApart() {
    List<Long> steps = new ArrayList<>();
    LongStream.rangeClosed(0, 1000)
        .forEach(
            step -> {
              steps.add(step);
              if (steps.size() > 20) {
                steps.remove(MomentsTesting.leastMissed(steps));
              }
            });
    assertThat(steps).hasSize(20).startsWith(0L).endsWith(1000L);
    assertThat(steps.get(19) - steps.get(18)).isLessThan(20);
    assertThat(steps.get(2) - steps.get(1)).isGreaterThan(40);
  }

  @Test
  void theShardsOfABatchMakeTheGradientsOfTheWhole() throws IOException {
    train(1, (event, network) -> {});
    RunRecord seen = read();
    Moment last = seen.moments().get(seen.moments().size() - 1);
    for (int devices : new int[] {1, 2, 4}) {
      ShardTrial trial = ShardTrial.of(seen, last, devices, share -> {}, () -> false);
      assertThat(trial.shards()).hasSize(devices);
      assertThat(trial.shards().get(devices - 1).to()).isEqualTo(10);
      assertThat(trial.summed().loss()).isCloseTo(trial.whole().loss(), within(1e-5));
      assertThat(trial.difference()).isLessThan(1e-5);
      assertThat(trial.whole().gradientNorm()).isPositive();
    }
  }
}
