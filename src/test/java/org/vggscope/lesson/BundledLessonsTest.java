package org.vggscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.Player.Scene;
import org.vggscope.lesson.figures.Value;
import org.vggscope.lesson.figures.Worded;
import org.vggscope.session.ModelSource;
import org.vggscope.session.SessionState;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.weights.UserFolders;

/** The program's lessons from their first step to the last, without a window. */
class BundledLessonsTest {
  private static final String ALEXNET =
      "src/test/resources/fixtures/alexnet/alexnet-torchvision.pth";

  @TempDir private static Path data;

  private String before;
  private Recomputed recomputed;
  private PlayedSession played;
  private FakeStage stage;
  private Runnable tick = () -> {};
  private final List<Scene> scenes = new ArrayList<>();

  private final Ticker ticker =
      new Ticker() {
        @Override
        public void start(Runnable called) {
          tick = called;
        }

        @Override
        public long now() {
          return 0;
        }

        @Override
        public void close() {
          tick = () -> {};
        }
      };

  /** Every lesson with each kind of network that it takes, and with each language once. */
  static Stream<Arguments> lessons() {
    try (Lessons lessons = new Lessons(null)) {
      return lessons.all().stream()
          .flatMap(
              lesson ->
                  Stream.concat(
                      Stream.of(Arguments.of(lesson.id(), "vgg16-tiny", Language.ENGLISH)),
                      switch (lesson.network()) {
                        case Lesson.VGG ->
                            Stream.of(Arguments.of(lesson.id(), "vgg19-tiny", Language.CHINESE));
                        case Lesson.ANY, Lesson.CLASSES, Lesson.COLOURS ->
                            Stream.of(Arguments.of(lesson.id(), ALEXNET, Language.CHINESE));
                        default ->
                            Stream.of(Arguments.of(lesson.id(), "vgg16-tiny", Language.CHINESE));
                      }));
    }
  }

  private static Lesson lesson(String id) throws IOException {
    try (Lessons lessons = new Lessons(null)) {
      Lesson found =
          lessons.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
      return SmallTraining.of(found, data.resolve("digits"));
    }
  }

  @BeforeEach
  void begin() throws Exception {
    before = System.getProperty(UserFolders.DATA_PROPERTY);
    System.setProperty(UserFolders.DATA_PROPERTY, data.toString());
    played = new PlayedSession();
    stage = new FakeStage(played);
    recomputed = new Recomputed(played);
  }

  @AfterEach
  void end() {
    Texts.speak(Language.ENGLISH);
    recomputed.close();
    played.close();
    if (before == null) {
      System.clearProperty(UserFolders.DATA_PROPERTY);
    } else {
      System.setProperty(UserFolders.DATA_PROPERTY, before);
    }
  }

  private Scene await(int index) throws Exception {
    for (int i = 0; i < 6000; i++) {
      played.on(tick);
      Scene now = played.from(() -> scenes.isEmpty() ? null : scenes.get(scenes.size() - 1));
      boolean there = now != null && now.index() == index && now.phase() != Phase.PREPARING;
      if (there && !all(now).contains(Worded.LATE)) {
        return now;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("Stuck at step " + index);
  }

  private Scene await(int index, Phase phase) throws Exception {
    for (int i = 0; i < 6000; i++) {
      Scene now = await(index);
      if (now.phase() == phase) {
        return now;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("Step %d is not %s".formatted(index, phase));
  }

  @Test
  void whoIsWaitedForOrAskedCanGetAHint() {
    try (Lessons lessons = new Lessons(null)) {
      assertThat(
              lessons.all().stream()
                  .flatMap(lesson -> lesson.steps().stream())
                  .filter(step -> step.hint() == null)
                  .filter(step -> step.awaited() != null || step.ask() != null))
          .isEmpty();
    }
  }

  /** All that is said, in both languages. */
  private static String all(Scene scene) {
    return scene.told().values().stream()
        .map(told -> told.said() + "\n" + told.verdict() + "\n" + told.hint())
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest(name = "{0} on {1}, {2}")
  @MethodSource("lessons")
  void aLessonCanBePlayedToItsEndAndBackAndLeavesNothing(
      String id, String network, Language language) throws Exception {
    Texts.speak(language);
    Lesson lesson = lesson(id);
    if (network.equals(ALEXNET)) {
      played.on(() -> played.session.load(new ModelSource.OwnFile(Path.of(ALEXNET))));
    } else {
      played.on(() -> played.session.selectModel(network));
    }
    played.settle();
    SessionState before = played.from(stage::capture);
    Player player =
        new Player(
            lesson, played.session, stage, new Progress(played.settings), scenes::add, ticker);
    played.on(() -> player.start(0));
    List<String> bad = new ArrayList<>();
    List<SessionState> seen = new ArrayList<>();
    int last = lesson.steps().size() - 1;
    for (int step = 0; step <= last; step++) {
      Scene scene = await(step);
      seen.add(played.from(stage::capture));
      if (scene.phase() == Phase.WAITING) {
        if (scene.canDoIt()) {
          played.on(player::doIt);
        }
        scene = await(step, Phase.READY);
      } else if (scene.phase() == Phase.ASKING) {
        answer(player, lesson.steps().get(step).ask(), scene.told().get(Language.ENGLISH));
        scene = await(step, Phase.ANSWERED);
        if (!scene.right()) {
          bad.add(step + ": " + scene.verdict());
        }
      } else if (lesson.steps().get(step).ask() != null) {
        bad.add(step + " cannot be asked: " + scene.said());
      }
      if (all(scene).contains(Worded.NONE)) {
        bad.add(step + ": " + all(scene));
      }
      assertThat(scene.told().get(Language.CHINESE).said()).matches("(?s).*\\p{IsHan}.*");
      if (step < last) {
        played.on(player::next);
      }
    }
    for (int step = last - 1; step >= 0; step--) {
      played.on(player::back);
      await(step);
      assertSame(played.from(stage::capture), seen.get(step), SmallTraining.isIn(lesson));
    }
    played.on(player::leave);
    for (int i = 0; i < 3000 && scenes.get(scenes.size() - 1).phase() != Phase.OVER; i++) {
      played.on(tick);
      Thread.sleep(10);
    }
    assertThat(bad).isEmpty();
    played.settle();
    assertThat(played.from(stage::capture)).isEqualTo(before);
    for (int i = 0; i < 12_000 && !leftOfTrainings().isEmpty(); i++) {
      Thread.sleep(10);
    }
    assertThat(leftOfTrainings()).isEmpty();
  }

  private static List<Path> leftOfTrainings() throws IOException {
    Path runs = data.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> left = Files.list(runs)) {
      // What the programs share is kept for the next one.
      return left.filter(each -> !each.getFileName().toString().endsWith(".jsa")).toList();
    }
  }

  /**
   * The same as when the step was come to first.
   *
   * @param learns whether the network goes on with a training, and is another by now
   */
  private static void assertSame(SessionState now, SessionState before, boolean learns) {
    if (!learns) {
      assertThat(now.network()).isEqualTo(before.network());
      assertThat(now.selected()).isEqualTo(before.selected());
    }
    assertThat(now.preprocessing()).isEqualTo(before.preprocessing());
    assertThat(now.inputSize()).isEqualTo(before.inputSize());
    assertThat(now.picture()).isEqualTo(before.picture());
    assertThat(now.comparing()).isEqualTo(before.comparing());
    assertThat(now.view()).isEqualTo(before.view());
    assertThat(now.views()).isEqualTo(before.views());
  }

  /** Answers as somebody does who has computed it, in another way than the lesson does. */
  private void answer(Player player, Ask ask, Told told) throws Exception {
    if (ask.click() != null) {
      Value.Place place = recomputed.peak();
      played.on(() -> click(player, ask, place));
      return;
    }
    Value value = recomputed.value(ask.answer());
    String english = Worded.of(value, Language.ENGLISH);
    assertThat(told.choices().isEmpty() || told.choices().contains(english))
        .as("%s is %s, one of %s", ask.answer(), english, told.choices())
        .isTrue();
    // What is right is right in either language; a name is known in English only here.
    played.on(() -> player.answer(english));
  }

  private void click(Player player, Ask ask, Value.Place place) {
    var picture = played.session.resultProperty().get().picture();
    boolean seen = "seen-picture".equals(ask.click());
    player.click(
        seen
            ? (place.x() * picture.taken().width() - picture.box().x()) / picture.box().width()
            : place.x(),
        seen
            ? (place.y() * picture.taken().height() - picture.box().y()) / picture.box().height()
            : place.y());
  }
}
