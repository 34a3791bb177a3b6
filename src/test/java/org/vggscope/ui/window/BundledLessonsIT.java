package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vggscope.lesson.Action;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Lessons;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.SmallTraining;
import org.vggscope.lesson.Step;
import org.vggscope.lesson.Term;
import org.vggscope.session.ModelSource;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.ui.kit.controls.SeenPart;

/** Every step of every lesson of the program shows what it speaks of. */
class BundledLessonsIT extends LessonTest {
  private static final Path ALEXNET =
      Path.of("src/test/resources/fixtures/alexnet/alexnet-torchvision.pth");

  /** What lies over the window is placed after it was laid out, and laid out after that. */
  private static final int PULSES = 4;

  /** How often a fault is looked for again, each a tenth of a second later. */
  private static final int PATIENCE = 100;

  @TempDir private static Path data;

  private final List<double[]> sizes =
      new ArrayList<>(List.of(new double[] {1024, 700}, new double[] {1440, 900}));

  private final List<String> faults = new ArrayList<>();

  private void look(String where) {
    // The size that it has comes first: to lay everything out anew takes its time.
    Collections.reverse(sizes);
    for (double[] size : sizes) {
      resize(size[0], size[1]);
      List<String> wrong = look(where, size[0], size[1]);
      for (int again = 0; again < PATIENCE && !wrong.isEmpty(); again++) {
        // What lies in the pane may still be laid out, and a training changes it at any time.
        sleep(100);
        wrong = look(where, size[0], size[1]);
      }
      faults.addAll(wrong);
    }
  }

  /**
   * Nothing is computed for another size, so only the layout is waited for, and not until all else
   * has ended, which takes longer than the layout itself.
   */
  private void resize(double width, double height) {
    CountDownLatch laidOut = new CountDownLatch(PULSES);
    Runnable pulse =
        () -> {
          laidOut.countDown();
          Platform.requestNextPulse();
        };
    Platform.runLater(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          stage.getScene().addPostLayoutPulseListener(pulse);
          Platform.requestNextPulse();
        });
    try {
      assertThat(laidOut.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Platform.runLater(() -> stage.getScene().removePostLayoutPulseListener(pulse));
  }

  private List<String> look(String where, double width, double height) {
    List<String> wrong = new ArrayList<>();
    Bounds bubble = placeOf("#lesson-bubble");
    String there = "%s at %.0f x %.0f".formatted(where, width, height);
    if (bubble.getMinX() < 0
        || bubble.getMinY() < 0
        || bubble.getMaxX() > width
        || bubble.getMaxY() > height) {
      wrong.add(there + ": the bubble lies beyond an edge");
    }
    for (String anchor : scene().anchors()) {
      Bounds spoken = seen(anchor);
      if (spoken != null && spoken.intersects(bubble)) {
        wrong.add("%s: the bubble lies over %s".formatted(there, anchor));
      }
    }
    if (scene().anchor() != null && placeOf("#lesson-ring") == null) {
      wrong.add("%s: %s is not there".formatted(there, scene().anchors()));
    }
    return wrong;
  }

  /** The part of a control that is seen in the window; null for none. */
  private Bounds seen(String anchor) {
    return lookup("#" + anchor).queryAll().stream()
        .filter(SeenPart::isShown)
        .map(node -> SeenPart.of(node, (Region) stage.getScene().getRoot(), 0))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Every lesson, on the bundled network and on one of another kind where it takes any. */
  static Stream<Arguments> lessons() {
    try (Lessons lessons = new Lessons(null)) {
      return lessons.all().stream()
          .flatMap(
              lesson ->
                  List.of(Lesson.ANY, Lesson.CLASSES, Lesson.COLOURS).contains(lesson.network())
                      ? Stream.of(Arguments.of(lesson.id(), false), Arguments.of(lesson.id(), true))
                      : Stream.of(Arguments.of(lesson.id(), false)));
    }
  }

  @ParameterizedTest(name = "{0}, on AlexNet: {1}")
  @MethodSource("lessons")
  void theBubbleCoversNothingThatItSpeaksOfAndAllIsAsBefore(String id, boolean alexNet)
      throws IOException {
    awaitIdle();
    if (alexNet) {
      // Of a network with other layers the places are the same, so one size will do.
      sizes.remove(1);
      onWindow(() -> session.load(new ModelSource.OwnFile(ALEXNET)));
      awaitIdle();
    }
    Lesson lesson =
        SmallTraining.of(
            bundled().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(),
            data.resolve("digits"));
    SessionState before = captured();
    begin(lesson);
    for (int step = 0; step < lesson.steps().size(); step++) {
      awaitStep(step);
      look("%s, step %d".formatted(id, step + 1));
      lookAtChoices("%s, step %d".formatted(id, step + 1), lesson.steps().get(step));
      // A verdict makes the bubble higher; where there is a hint, the second answer gets it.
      for (int tries = 0; tries < 2 && scene().phase() == Phase.ASKING; tries++) {
        answer(tries);
      }
      if (!scene().verdict().isEmpty()) {
        look("%s, step %d, answered".formatted(id, step + 1));
      }
      if (scene().phase() == Phase.WAITING && !scene().canDoIt()) {
        awaitPhase(Phase.READY);
      }
      onWindow(() -> room().next());
    }
    awaitEnd();
    assertThat(faults).isEmpty();
    assertThat(captured()).isEqualTo(before);
  }

  /** What a step chooses in a view is chosen there; what is usual need not be told. */
  private void lookAtChoices(String where, Step step) {
    for (Action action : step.actions()) {
      List<Term> words = action.words();
      if (action.name().equals("option")) {
        String chosen =
            captured()
                .views()
                .getOrDefault(words.get(0).name(), ViewState.NONE)
                .text(words.get(1).name(), "");
        List<Term> wanted = words.subList(2, words.size());
        boolean computed = wanted.stream().anyMatch(Term::figure);
        String said = wanted.stream().map(Term::name).collect(Collectors.joining(" "));
        if (computed ? chosen.isEmpty() : !chosen.isEmpty() && !chosen.equalsIgnoreCase(said)) {
          faults.add("%s: %s is '%s', not %s".formatted(where, words.get(1).name(), chosen, said));
        }
      }
    }
  }

  private SessionState captured() {
    SessionState[] state = new SessionState[1];
    onWindow(() -> state[0] = window.capture());
    return state[0];
  }

  /** The same answer twice would be no second one. */
  private void answer(int tries) {
    List<String> choices = scene().choices();
    onWindow(
        () -> {
          if (scene().clicks()) {
            room().click(0, 0);
          } else {
            room().answer(choices.isEmpty() ? "" + tries : choices.get(tries));
          }
        });
    await("a verdict of " + scene(), () -> !scene().verdict().isEmpty());
  }
}
