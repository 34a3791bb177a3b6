package org.vggscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.lesson.play.LessonTrainings;
import org.vggscope.session.training.Trainings;
import org.vggscope.weights.UserFolders;

/** A training that a lesson begins ends with it. */
class LessonTrainingsTest {
  @TempDir private static Path data;

  private String before;
  private PlayedSession played;

  @BeforeEach
  void begin() throws Exception {
    before = System.getProperty(UserFolders.DATA_PROPERTY);
    System.setProperty(UserFolders.DATA_PROPERTY, data.toString());
    played = new PlayedSession();
  }

  @AfterEach
  void end() {
    played.close();
    if (before == null) {
      System.clearProperty(UserFolders.DATA_PROPERTY);
    } else {
      System.setProperty(UserFolders.DATA_PROPERTY, before);
    }
  }

  private static void await(Callable<Boolean> wanted) throws Exception {
    for (int i = 0; i < 1200 && !wanted.call(); i++) {
      Thread.sleep(100);
    }
    assertThat(wanted.call()).isTrue();
  }

  @Test
  void nothingIsLeftOfIt() throws Exception {
    LessonTrainings trainings = played.from(() -> new LessonTrainings(played.session));
    played.on(trainings::start);
    List<String> words = List.of("mnist-small", "vgg-a", "0.125", "50", "he");
    played.on(() -> trainings.begin(words));
    Path run = played.from(() -> played.session.training().folderProperty().get());
    assertThat(run).isNotNull();
    await(
        () ->
            played.from(
                () -> {
                  var record = played.session.training().runProperty().get();
                  return record != null && !record.points().isEmpty();
                }));
    // Going back and forth over the step begins no second one.
    played.on(() -> trainings.begin(words));
    assertThat(played.from(() -> played.session.training().folderProperty().get())).isEqualTo(run);
    assertThat(played.from(() -> played.session.training().runs())).hasSize(1);

    played.on(trainings::end);
    assertThat(played.from(() -> played.session.training().folderProperty().get())).isNull();
    await(() -> left(run).isEmpty());
    played.settle();
    assertThat(played.from(() -> played.session.modelSourceProperty().get().key()))
        .isEqualTo("vgg16-tiny");
  }

  /** What there is of a run, and beside it. */
  private static List<Path> left(Path run) throws IOException {
    try (Stream<Path> all = Files.list(run.getParent())) {
      return all.filter(
              each -> each.getFileName().toString().startsWith(run.getFileName().toString()))
          .toList();
    }
  }

  @Test
  void nothingIsLeftOfOneThatHasWrittenNothingYet() throws Exception {
    LessonTrainings trainings = played.from(() -> new LessonTrainings(played.session));
    played.on(trainings::start);
    played.on(() -> trainings.begin(List.of("mnist-small", "vgg-a", "0.125", "50", "he")));
    Path run = played.from(() -> played.session.training().folderProperty().get());
    assertThat(run.resolve("run.json")).doesNotExist();
    assertThat(left(run)).isNotEmpty();

    played.on(trainings::end);
    await(() -> left(run).isEmpty());
    // Nor does its process write it anew.
    Thread.sleep(2000);
    assertThat(left(run)).isEmpty();
    assertThat(played.from(() -> played.session.noticeProperty().get())).isNull();
  }

  @Test
  void theNextLessonsTrainingOfTheSameNameIsNotTakenWithIt() throws Exception {
    List<String> words = List.of("mnist-small", "vgg-a", "0.125", "50", "he");
    LessonTrainings first = played.from(() -> new LessonTrainings(played.session));
    played.on(first::start);
    played.on(() -> first.begin(words));
    Path one = played.from(() -> played.session.training().folderProperty().get());
    played.on(first::end);
    LessonTrainings second = played.from(() -> new LessonTrainings(played.session));
    played.on(second::start);
    await(() -> left(one).stream().noneMatch(each -> each.endsWith(one.getFileName())));
    played.on(() -> second.begin(words));
    Path two = played.from(() -> played.session.training().folderProperty().get());
    assertThat(two).isNotEqualTo(one);
    await(() -> Files.exists(two.resolve("run.json")));
    played.on(second::end);
    await(() -> left(one).isEmpty());
  }

  @Test
  void aRaceThatIsAskedForAtOnceWaitsForTheRunAndGoesWithTheLesson() throws Exception {
    LessonTrainings trainings = played.from(() -> new LessonTrainings(played.session));
    played.on(trainings::start);
    played.on(
        () -> {
          trainings.begin(List.of("mnist-small", "vgg-a", "0.125", "50", "he"));
          trainings.race("normal:0.01");
        });
    Path run = played.from(() -> played.session.training().folderProperty().get());
    assertThat(waiting()).isEmpty();
    await(() -> !waiting().isEmpty());
    assertThat(waiting()).containsExactly("normal:0.01");

    played.on(trainings::end);
    await(() -> waiting().isEmpty() && Files.notExists(run));
  }

  private List<String> waiting() throws Exception {
    return played.from(
        () ->
            played.session.training().waitingProperty().get().stream()
                .map(each -> each.recipe().initialisation())
                .toList());
  }

  @Test
  void whatSomebodyBeganBesideTheLessonStays() throws Exception {
    LessonTrainings trainings = played.from(() -> new LessonTrainings(played.session));
    played.on(trainings::start);
    played.on(
        () -> {
          trainings.begin(List.of("mnist-small", "vgg-a", "0.125", "50", "he"));
          trainings.race("normal:0.01");
        });
    Path run = played.from(() -> played.session.training().folderProperty().get());
    await(() -> !waiting().isEmpty());
    Path own = Trainings.home().resolve("own");
    Files.createDirectories(own);
    Files.copy(run.resolve("run.json"), own.resolve("run.json"));
    // The same as the lesson's own, and not what the lesson let join the race.
    Files.copy(run.resolve("recipe.json"), own.resolve("recipe.json"));

    played.on(trainings::end);
    await(() -> Files.notExists(run));
    assertThat(own).exists();
  }
}
