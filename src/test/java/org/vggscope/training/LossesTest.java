package org.vggscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.Moments;
import org.vggscope.training.record.RunPoint;

/** A run goes on without what its folder lost, to the same numbers, and says what that was. */
class LossesTest {
  private static final int STEPS = 5;

  @TempDir private Path folder;
  private RunFolder run;
  private List<Double> whole;

  @BeforeEach
  void trainOnce() throws IOException {
    for (int i = 0; i < 30; i++) {
      Path data = folder.resolve("data");
      DataSetTest.picture(data.resolve("red/" + i + ".png"), 32, 0xa00000 + 0x50100 * (i % 9));
      DataSetTest.picture(data.resolve("blue/" + i + ".png"), 32, 0xa0 + 0x10005 * (i % 9));
    }
    run = new RunFolder(folder.resolve("whole"));
    train(Integer.MAX_VALUE);
    whole = run.points().stream().map(RunPoint::loss).toList();
    run = new RunFolder(folder.resolve("run"));
    train(2 * STEPS + 2);
  }

  private void train(int stopAfter) throws IOException {
    Recipe recipe = Recipe.quick().with(3, 5, "he");
    recipe =
        new Recipe(
            "test",
            10,
            recipe.momentum(),
            recipe.decay(),
            recipe.dropout(),
            recipe.rate(),
            recipe.schedule(),
            recipe.loss(),
            recipe.epochs(),
            recipe.augmentation(),
            recipe.initialisation(),
            recipe.seed());
    long[] made = new long[1];
    Training.begin(
        ComputeEngine::start,
        new DataSets(),
        run,
        recipe,
        new RunFolder.Setup(
            folder.resolve("data").toString(),
            new NetworkChoice("vgg-a", 0.07, false),
            1,
            null,
            List.of(),
            List.of()),
        (event, network) -> made[0] += event instanceof TrainingEvent.Step ? 1 : 0,
        () -> made[0] >= stopAfter);
  }

  private Path file(String name) {
    return run.path().resolve(name);
  }

  private static void cut(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length * 2 / 3));
  }

  /** Goes on to the end; returns what it says is lost. */
  private List<String> resume() throws IOException {
    List<String> said = new ArrayList<>();
    Training.resume(
        ComputeEngine::start,
        run,
        (event, network) -> {
          if (event instanceof TrainingEvent.Lost lost) {
            said.add(lost.what().english());
          }
        },
        () -> false);
    return said;
  }

  private List<Double> losses() throws IOException {
    return run.points().stream().map(RunPoint::loss).toList();
  }

  @Test
  void nothingIsSaidOfARunThatWasOnlyStoppedAndWhatKilledWritesLeftGoes() throws IOException {
    List<Path> ours = new ArrayList<>();
    for (String each : List.of("", "checkpoints", "moments")) {
      Path part = file(each).resolve(".vggscope-01234567-89ab-cdef-0123-456789abcdef.part");
      ours.add(Files.writeString(part, "half of"));
    }
    Path other = Files.writeString(file("notes.part"), "mine");
    assertThat(resume()).isEmpty();
    assertThat(losses()).isEqualTo(whole);
    assertThat(ours).noneMatch(Files::exists);
    assertThat(other).exists();
  }

  @Test
  void aCheckpointThatIsCutIsReplacedByTheOneBefore() throws IOException {
    cut(file("checkpoints/latest.safetensors"));
    assertThat(resume())
        .singleElement()
        .asString()
        .startsWith("latest.safetensors: ")
        .contains("cut short")
        .endsWith("the training goes on from the checkpoint before, after step 10");
    assertThat(losses()).isEqualTo(whole);
    cut(file("checkpoints/latest.safetensors"));
    cut(file("checkpoints/before.safetensors"));
    assertThatThrownBy(this::resume)
        .hasMessageStartingWith("latest.safetensors: ")
        .hasMessageContaining("no checkpoint is whole: begin in another folder with --start-from")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aKillBetweenTwoCheckpointsLosesNothing() throws IOException {
    Files.move(file("checkpoints/latest.safetensors"), file("checkpoints/next.safetensors"));
    assertThat(resume()).isEmpty();
    assertThat(losses()).isEqualTo(whole);
    assertThat(file("checkpoints/next.safetensors")).doesNotExist();
  }

  @Test
  void aBrokenCheckpointDoesNotTakeTheWholeOnesPlace() throws IOException {
    cut(file("checkpoints/latest.safetensors"));
    RunFolder.Checkpoint kept = run.checkpointed(new ArrayList<>());
    assertThat(kept.progress().step()).isEqualTo(10);
    run.write(kept);
    Files.delete(file("checkpoints/latest.safetensors"));
    assertThat(run.checkpointed(new ArrayList<>()).progress().step()).isEqualTo(10);
  }

  @Test
  void theBestNetworkIsPutBackFromItsMoment() throws IOException {
    byte[] best = Files.readAllBytes(run.best());
    cut(run.best());
    assertThat(resume())
        .singleElement()
        .asString()
        .matches("best\\.safetensors: was lost; it is put back from step-000000\\d+\\.safetensors");
    // Nothing that came later was better than all were.
    assertThat(Files.readAllBytes(run.best()))
        .isIn(best, Files.readAllBytes(folder.resolve("whole/best.safetensors")));
  }

  @Test
  void withoutThatMomentTheNextEpochsNetworkIsTheBest() throws IOException {
    Files.delete(run.best());
    for (Moment each : new Moments(run.path()).all()) {
      Files.delete(each.file());
    }
    assertThat(resume())
        .singleElement()
        .asString()
        .startsWith("best.safetensors: the best network so far (")
        .contains("is lost; the next epoch's takes its place");
    assertThat(run.best()).exists();
  }

  @Test
  void linesThatAreLostAreCounted() throws IOException {
    List<String> rows = Files.readAllLines(file("metrics.csv"));
    Files.writeString(file("metrics.csv"), String.join("\n", rows.subList(0, 9)) + "\n9,2,0.5,");
    cut(file("epochs.jsonl"));
    Files.writeString(file("by-hand.csv"), "x,cut,0.1\n1,cut");
    assertThat(resume())
        .containsExactly(
            "metrics.csv: lacks 4 of its 12 lines; the training goes on, the curves have a gap",
            "epochs.jsonl: lacks 1 of its 2 lines; the training goes on, the curves have a gap");
    assertThat(losses().subList(8, losses().size())).isEqualTo(whole.subList(12, whole.size()));
    try (Stream<String> lines = Files.lines(file("epochs.jsonl"))) {
      assertThat(lines).hasSize(2);
    }
  }
}
