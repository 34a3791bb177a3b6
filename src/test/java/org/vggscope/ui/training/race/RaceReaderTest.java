package org.vggscope.ui.training.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.export.training.RaceFigures;
import org.vggscope.export.training.RaceLanes;
import org.vggscope.export.training.RaceRun;
import org.vggscope.training.Recipe;

class RaceReaderTest {
  @TempDir private Path folder;
  private final RaceReader reader = new RaceReader();

  private Path run(String name, String data, String start) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(run.resolve("recipe.json"), Recipe.quick().with(2, 1, start).json());
    Files.writeString(
        run.resolve("run.json"),
        """
        {"data": "%s", "network": {"name": "vgg-a", "width": 0.1, "normalized": false},
         "devices": 1}
        """
            .formatted(data));
    Files.writeString(
        run.resolve("metrics.csv"),
        "step,epoch,loss,accuracy,validation,rate,pictures_per_second\n1,1,2.5,0.1,,0.01,9\n");
    return run;
  }

  @Test
  void thoseOfTheSamePicturesAndNetworkRace() throws IOException {
    Path he = run("he", "mnist-small", "he");
    Path small = run("small", "mnist-small", "normal:0.01");
    Path other = run("other", "cifar10-small", "glorot");
    RaceFigures race = reader.read(he, List.of(other, small, he));
    assertThat(race.runs()).extracting(RaceRun::start).containsExactly("N(0, 1e-2)", "He");
    assertThat(race.missing()).containsExactly("normal:0.1", "glorot");
    assertThat(reader.read(he, List.of(other, small, he))).isEqualTo(race);

    Files.writeString(
        small.resolve("metrics.csv"), "2,1,2.25,0.1,,0.01,9\n", StandardOpenOption.APPEND);
    RaceFigures later = reader.read(small, List.of(he));
    assertThat(later.watched().name()).isEqualTo("small");
    assertThat(later.runs().get(0).lastLoss()).isEqualTo(2.25);
    assertThat(later.isWatched(later.runs().get(0))).isTrue();
  }

  @Test
  void aRunThatIsNotThereYetHasNoRace() throws IOException {
    Path other = run("other", "mnist-small", "he");
    assertThat(reader.read(folder.resolve("none"), List.of(other))).isNull();
    Files.writeString(other.resolve("run.json"), "{");
    assertThat(reader.read(other, List.of(other))).isNull();
  }

  @Test
  void thereAreNoMoreRunsThanColours() throws IOException {
    Path he = run("he", "mnist-small", "he");
    Path first = run("0", "mnist-small", "glorot");
    List<Path> all = new ArrayList<>();
    for (int i = 1; i < RaceLanes.COUNT; i++) {
      all.add(run("more-" + i, "mnist-small", "normal:1"));
    }
    all.add(first);
    RaceFigures race = reader.read(he, all);
    assertThat(race.runs()).hasSize(RaceLanes.COUNT);
    assertThat(race.left()).isEqualTo(1);
    assertThat(race.missing()).as("it has begun, though").doesNotContain("glorot");
  }
}
