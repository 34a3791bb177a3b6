package org.vggscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.Player.Scene;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.lesson.figures.Value;
import org.vggscope.lesson.figures.Worded;
import org.vggscope.session.SessionState;
import org.vggscope.text.Language;

/** The program's lessons from their first step to the last, without a window. */
class BundledLessonsTest {
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

  /** Those that train take their minutes; the window's tests have them. */
  static List<Lesson> lessons() {
    try (Lessons lessons =
        new Lessons(
            System.getProperty("lessons") == null
                ? null
                : Path.of(System.getProperty("lessons")))) {
      assertThat(lessons.problems()).isEmpty();
      return lessons.all().stream()
          .filter(
              each ->
                  Stream.concat(
                          each.begin().stream(),
                          each.steps().stream().flatMap(step -> step.actions().stream()))
                      .noneMatch(action -> action.name().equals("train")))
          .toList();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    played = new PlayedSession();
    stage = new FakeStage(played);
  }

  @AfterEach
  void end() {
    played.close();
  }

  private Scene await(int index) throws Exception {
    for (int i = 0; i < 6000; i++) {
      played.on(tick);
      Scene now = played.from(() -> scenes.isEmpty() ? null : scenes.get(scenes.size() - 1));
      boolean there = now != null && now.index() == index && now.phase() != Phase.PREPARING;
      if (there && !now.said().contains(Worded.LATE)) {
        return now;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("Stuck at step " + index);
  }

  private Scene await(int index, Phase phase) throws Exception {
    for (int i = 0; i < 6000; i++) {
      Scene now = await(index);
      if (now.phase() == phase && !now.verdict().contains(Worded.LATE)) {
        return now;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("Step %d is not %s".formatted(index, phase));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("lessons")
  void aLessonCanBePlayedToItsEndAndBackAndLeavesNothing(Lesson lesson) throws Exception {
    play(lesson);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("lessons")
  void aLessonThatAnyNetworkWillDoForCanBePlayedOnAnother(Lesson lesson) throws Exception {
    assumeTrue(Lesson.NEEDS.contains(lesson.network()));
    played.on(() -> played.session.selectModel("vgg19-tiny"));
    played.settle();
    play(lesson);
  }

  private void play(Lesson lesson) throws Exception {
    SessionState before = played.from(stage::capture);
    Player player =
        new Player(
            lesson, played.session, stage, new Progress(played.settings), scenes::add, ticker);
    Figures figures = new Figures(played.session, () -> {});
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
          await(step, Phase.READY);
        }
      } else if (scene.phase() == Phase.ASKING) {
        answer(player, figures, lesson.steps().get(step).ask());
        scene = await(step, Phase.ANSWERED);
        if (!scene.right()) {
          bad.add(step + ": " + scene.verdict());
        }
      } else if (lesson.steps().get(step).ask() != null) {
        bad.add(step + " cannot be asked: " + scene.said());
      }
      String all = scene.said() + scene.inOther() + scene.verdict();
      if (all.contains(Worded.NONE)) {
        bad.add(step + ": " + scene.said() + " " + scene.verdict());
      }
      if (step < last) {
        played.on(player::next);
      }
    }
    for (int step = last - 1; step >= 0; step--) {
      played.on(player::back);
      await(step);
      assertSame(played.from(stage::capture), seen.get(step));
    }
    played.on(player::leave);
    for (int i = 0; i < 3000 && scenes.get(scenes.size() - 1).phase() != Phase.OVER; i++) {
      played.on(tick);
      Thread.sleep(10);
    }
    SessionState after = played.from(stage::capture);
    assertThat(bad).isEmpty();
    assertSame(after, before);
  }

  /** All but what this stage does not put back. */
  private static void assertSame(SessionState now, SessionState before) {
    assertThat(now.network()).isEqualTo(before.network());
    assertThat(now.preprocessing()).isEqualTo(before.preprocessing());
    assertThat(now.inputSize()).isEqualTo(before.inputSize());
    assertThat(now.picture()).isEqualTo(before.picture());
    assertThat(now.selected()).isEqualTo(before.selected());
    assertThat(now.view()).isEqualTo(before.view());
    assertThat(now.views()).isEqualTo(before.views());
  }

  /** Answers as somebody does who has computed it. */
  private void answer(Player player, Figures figures, Ask ask) throws Exception {
    Value value = Value.State.LATE;
    while (value == Value.State.LATE) {
      value =
          played.from(
              () -> {
                figures.refresh();
                return figures.value(ask.answer());
              });
      Thread.sleep(10);
    }
    Value found = value;
    if (found instanceof Value.Place place) {
      played.on(() -> click(player, ask, place));
    } else {
      played.on(() -> player.answer(Worded.of(found, Language.ENGLISH)));
    }
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
