package org.vggscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AsideTest {
  private static final int SECONDS = 30;

  /** What the window's thread is to do, which in the test is this one. */
  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

  private final Tasks tasks = new Tasks(window::add);
  private final List<Notice> said = new ArrayList<>();
  private final Aside aside =
      new Aside(tasks, window::add, new Failures(notice -> window.add(() -> said.add(notice))));

  private void untilDone() throws InterruptedException {
    while (aside.isBusy() || !window.isEmpty()) {
      Runnable next = window.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("something to do").isNotNull();
      next.run();
    }
  }

  @Test
  void itIsListedUntilItsAnswerIsThere() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    List<String> answers = new ArrayList<>();
    aside.begin(
        "Writing",
        steps -> {
          assertThat(go.await(SECONDS, TimeUnit.SECONDS)).isTrue();
          return "written";
        },
        answers::add);
    window.take().run();
    assertThat(tasks.list()).extracting(Task::title).containsExactly("Writing");
    assertThat(answers).isEmpty();
    go.countDown();
    untilDone();
    assertThat(answers).containsExactly("written");
    assertThat(tasks.list()).isEmpty();
  }

  @Test
  void whatIsCancelledAnswersNothing() throws InterruptedException {
    List<String> answers = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    aside.<String>begin(
        "Writing",
        steps -> {
          begun.countDown();
          while (!steps.isCancelled()) {
            Thread.onSpinWait();
          }
          throw new CancellationException();
        },
        answers::add);
    window.take().run();
    assertThat(begun.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    tasks.list().get(0).cancel();
    untilDone();
    assertThat(answers).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void theEndWaitsUntilItIsDoneOrPatienceIsOver() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean written = new AtomicBoolean();
    aside.begin(
        "Writing",
        steps -> {
          assertThat(go.await(SECONDS, TimeUnit.SECONDS)).isTrue();
          written.set(true);
          return "written";
        },
        answer -> {});
    aside.await(Duration.ofMillis(1));
    assertThat(written).isFalse();
    go.countDown();
    aside.await(Duration.ofSeconds(SECONDS));
    assertThat(written).as("though the window's thread, which waits, did nothing").isTrue();
  }

  @Test
  void whatFailsIsSaid() throws InterruptedException {
    aside.begin(
        "Writing",
        steps -> {
          throw new IOException("the disk is full");
        },
        answer -> said.add(Notice.information("answered")));
    untilDone();
    assertThat(said).singleElement().extracting(Notice::text).isEqualTo("the disk is full");
  }
}
