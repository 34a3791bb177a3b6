package org.vggscope.ui.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.scene.image.Image;
import javafx.util.Duration;
import org.vggscope.lesson.Condition;
import org.vggscope.lesson.Lesson;
import org.vggscope.lesson.Player;
import org.vggscope.lesson.Player.Phase;
import org.vggscope.lesson.figures.Worded;
import org.vggscope.lesson.play.Conditions;
import org.vggscope.report.HtmlWriter;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.support.AtomicFile;
import org.vggscope.text.Texts;

/**
 * Plays a lesson by itself, keeps what each step says and shows, and writes it all as a page to be
 * handed out. Use it from the window's thread.
 */
final class LessonPrinting {
  private static final Duration EVERY = Duration.millis(100);

  /** In so many looks one after the other all is there: what is painted comes a little later. */
  private static final int CALM = 5;

  /** So many looks a step gets at most: a training takes some minutes, on a slow machine. */
  private static final int PATIENCE = 6000;

  /** So many looks what a step points at is waited for. */
  private static final int RING_PATIENCE = 50;

  private final Session session;
  private final LessonRoom room;
  private final Lesson lesson;
  private final Path file;
  private final Camera camera;
  private final IntConsumer reached;
  private final CompletableFuture<Path> result = new CompletableFuture<>();
  private final PauseTransition clock = new PauseTransition(EVERY);
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "vggscope-lesson-printing");
            thread.setDaemon(true);
            return thread;
          });

  private Handout handout;
  private int looks;
  private int calm;

  /** What takes pictures of the window. */
  interface Camera {
    /** The window with its ring, without what a lesson says. */
    Image picture();

    /** Whether what the step points at is found. */
    boolean hasSubject();
  }

  /**
   * @param file where to; one that is there is replaced
   * @param reached told the number of each step, from 1, when it is done
   */
  LessonPrinting(
      Session session,
      LessonRoom room,
      Lesson lesson,
      Path file,
      Camera camera,
      IntConsumer reached) {
    this.session = session;
    this.room = room;
    this.lesson = lesson;
    this.file = file;
    this.camera = camera;
    this.reached = reached;
  }

  /** The file when it is written; cancelled when the lesson was left before its end. */
  CompletableFuture<Path> result() {
    return result;
  }

  /** The lesson has begun. */
  void begin() {
    // Not a timeline, which makes up for a delay by several looks at once: between two of them the
    // window has to be laid out.
    clock.setOnFinished(
        event -> {
          clock.playFromStart();
          look();
        });
    clock.play();
  }

  private void look() {
    Player.Scene scene = room.sceneProperty().get();
    if (scene == null) {
      return;
    }
    int step = handout == null ? 0 : handout.size();
    if (scene.index() != step) {
      room.jump(step);
      return;
    }
    looks++;
    if (scene.canDoIt()) {
      room.doIt();
    }
    calm = isThere(scene) ? calm + 1 : 0;
    if (calm >= CALM || looks >= PATIENCE) {
      keep(scene);
      looks = 0;
      calm = 0;
      room.next();
    }
  }

  private boolean isThere(Player.Scene scene) {
    boolean settled =
        scene.phase() == Phase.READY
            || scene.phase() == Phase.ASKING
            || scene.phase() == Phase.WAITING && !scene.canDoIt() && !isComing(scene);
    boolean ringed = scene.anchor() == null || camera.hasSubject() || looks >= RING_PATIENCE;
    return settled && ringed && !session.isBusy() && isSaid(scene);
  }

  /** Whether what the step waits for comes though nobody does anything. */
  private boolean isComing(Player.Scene scene) {
    Condition awaited = lesson.steps().get(scene.index()).awaited();
    return awaited != null && Conditions.comesByItself(awaited);
  }

  private boolean isSaid(Player.Scene scene) {
    return !scene.said().contains(Worded.LATE)
        && room.solution()
            .map(solution -> !(solution.answer() + solution.why()).contains(Worded.LATE))
            .orElse(true);
  }

  private void keep(Player.Scene scene) {
    if (handout == null) {
      handout = new Handout(lesson, about());
    }
    Image picture = camera.picture();
    String words = Texts.of("The window at step %d", handout.size() + 1);
    handout.add(
        new Handout.Step(
            room.said(scene),
            scene.choices(),
            scene.clicks(),
            room.solution(),
            CompletableFuture.supplyAsync(() -> WindowPicture.of(picture, words), worker)));
    reached.accept(handout.size());
  }

  private String about() {
    PictureResult result = session.resultProperty().get();
    return result == null
        ? ""
        : Texts.of(
            "Played with %s on %s; all figures were computed from what was open.",
            result.model().title(), result.picture().source().name());
  }

  /** The lesson is over, and everything is as it was before. */
  void over() {
    clock.stop();
    if (handout == null || handout.size() < lesson.steps().size()) {
      result.cancel(false);
    } else {
      worker.execute(this::write);
    }
    worker.shutdown();
  }

  private void write() {
    try {
      AtomicFile.write(file, stream -> HtmlWriter.write(handout.report(), stream));
      session.later(() -> result.complete(file));
    } catch (IOException | RuntimeException e) {
      session.later(() -> result.completeExceptionally(e));
    }
  }
}
