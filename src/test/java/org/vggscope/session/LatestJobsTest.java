package org.vggscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatestJobsTest {
  private static final Set<Subject> PICTURE = Set.of(Subject.PICTURE);

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final LatestJobs jobs = new LatestJobs("test", failures::add);

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void aNewerJobCancelsTheOneThatRunsAndReplacesTheOneThatWaits() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch submitted = new CountDownLatch(1);
    jobs.submit(
        "picture",
        PICTURE,
        cancelled -> {
          started.countDown();
          while (!cancelled.getAsBoolean()) {
            Thread.onSpinWait();
          }
          // Until all are submitted the thread is held, so that it takes none in between.
          submitted.await();
          done.add("first was cancelled");
          throw new CancellationException();
        });
    started.await();
    for (int i = 0; i < 50; i++) {
      int number = i;
      jobs.submit("picture", PICTURE, cancelled -> done.add("picture " + number));
    }
    assertThat(jobs.waiting()).isEqualTo(1);
    submitted.countDown();
    jobs.awaitIdle();
    assertThat(done).containsExactly("first was cancelled", "picture 49");
    assertThat(failures).isEmpty();
    assertThat(jobs.isBusy()).isFalse();
  }

  @Test
  void jobsOfDifferentTopicsRunInOrder() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    jobs.submit("model", PICTURE, cancelled -> done.add("model"));
    jobs.submit("picture", PICTURE, cancelled -> done.add("picture"));
    jobs.awaitIdle();
    assertThat(done).containsExactly("model", "picture");
  }

  @Test
  void aFailureIsToldAndTheThreadGoesOn() throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    jobs.submit(
        "a",
        PICTURE,
        cancelled -> {
          throw new IllegalStateException("broken");
        });
    jobs.submit("b", PICTURE, cancelled -> done.incrementAndGet());
    jobs.awaitIdle();
    assertThat(failures).singleElement().hasToString("java.lang.IllegalStateException: broken");
    assertThat(done).hasValue(1);
  }

  @Test
  void longWorkBeginsLastAndLetsQuestionsInAtItsSteps() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch submitted = new CountDownLatch(1);
    jobs.submit("hold", PICTURE, cancelled -> submitted.await());
    jobs.submitLong(
        "long",
        PICTURE,
        (cancelled, step) -> {
          done.add("long begins");
          jobs.ask("b", c -> done.add("question within"));
          step.run();
          done.add("long ends " + cancelled.getAsBoolean());
        },
        () -> done.add("dropped"));
    jobs.ask("a", cancelled -> done.add("question before"));
    submitted.countDown();
    jobs.awaitIdle();
    assertThat(done)
        .containsExactly("question before", "long begins", "question within", "long ends false");
  }

  @Test
  void aChangeEndsLongWorkAndNoQuestionIsLetInBeforeIt() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    jobs.submitLong(
        "long",
        PICTURE,
        (cancelled, step) -> {
          jobs.submit("picture", PICTURE, c -> done.add("picture"));
          jobs.ask("a", c -> done.add("question about the new picture"));
          step.run();
          done.add("cancelled " + cancelled.getAsBoolean());
        },
        () -> done.add("dropped"));
    jobs.awaitIdle();
    assertThat(done).containsExactly("cancelled true", "picture", "question about the new picture");
  }

  @Test
  void longWorkCanBeCancelledWhileAQuestionIsAnsweredInIt() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    jobs.submitLong(
        "long",
        PICTURE,
        (cancelled, step) -> {
          jobs.ask(
              "a",
              question -> {
                jobs.cancelLong();
                done.add("question cancelled " + question.getAsBoolean());
              });
          step.run();
          done.add("long cancelled " + cancelled.getAsBoolean());
        },
        () -> done.add("dropped"));
    jobs.awaitIdle();
    assertThat(done).containsExactly("question cancelled false", "long cancelled true");
  }

  @Test
  void longWorkLetsInAChangeThatItIsNotAbout() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    jobs.submitLong(
        "search",
        Set.of(Subject.NETWORK),
        (cancelled, step) -> {
          jobs.submit("picture", PICTURE, c -> done.add("picture"));
          jobs.ask("a", c -> done.add("question about the new picture"));
          step.run();
          done.add("goes on, cancelled " + cancelled.getAsBoolean());
          jobs.submit("network", Set.of(Subject.NETWORK), c -> done.add("network"));
          step.run();
          done.add("cancelled " + cancelled.getAsBoolean());
        },
        () -> done.add("dropped"));
    jobs.awaitIdle();
    assertThat(done)
        .containsExactly(
            "picture",
            "question about the new picture",
            "goes on, cancelled false",
            "cancelled true",
            "network");
  }

  @Test
  void longWorkLetsInLongWorkThatEndsSooner() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    jobs.submitLong(
        "training",
        Set.of(),
        (cancelled, step) -> {
          jobs.submitLong("another", Set.of(), (c, s) -> done.add("another"), () -> {});
          jobs.submitLong(
              "evidence",
              Subject.ANSWER,
              (c, s) -> {
                done.add("evidence begins");
                jobs.submit("picture", PICTURE, x -> done.add("picture"));
                s.run();
                done.add("evidence cancelled " + c.getAsBoolean());
              },
              () -> {});
          step.run();
          done.add("training ends, cancelled " + cancelled.getAsBoolean());
        },
        () -> {});
    jobs.awaitIdle();
    assertThat(done)
        .containsExactly(
            "evidence begins",
            "evidence cancelled true",
            "picture",
            "training ends, cancelled false",
            "another");
  }

  @Test
  void aChangeOfManyStepsLetsInOthersUntilItIsTakenBack() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    jobs.submit(
        "network",
        Subject.ANSWER,
        (cancelled, step) -> {
          jobs.submit("picture", PICTURE, x -> done.add("picture"));
          jobs.ask("layer", x -> done.add("layer"));
          jobs.submitLong("search", Set.of(), (c, s) -> done.add("search"), () -> {});
          step.run();
          done.add("half");
          jobs.submit("network", Subject.ANSWER, x -> done.add("another network"));
          jobs.submit("picture", PICTURE, x -> done.add("next picture"));
          step.run();
          done.add("cancelled " + cancelled.getAsBoolean());
        },
        () -> {});
    jobs.awaitIdle();
    assertThat(done)
        .containsExactly(
            "picture",
            "layer",
            "half",
            "cancelled true",
            "another network",
            "next picture",
            "search");
  }

  @Test
  void longWorkThatNeverBeganIsToldThatItWasDropped() throws InterruptedException {
    List<String> done = new CopyOnWriteArrayList<>();
    CountDownLatch submitted = new CountDownLatch(1);
    jobs.ask("hold", cancelled -> submitted.await());
    jobs.submitLong(
        "long", PICTURE, (cancelled, step) -> done.add("first"), () -> done.add("dropped"));
    jobs.submitLong(
        "long", PICTURE, (cancelled, step) -> done.add("second"), () -> done.add("never"));
    submitted.countDown();
    jobs.awaitIdle();
    assertThat(done).containsExactly("dropped", "second");
  }

  @Test
  void closingRunsTheLastWordAndNothingAfter() throws InterruptedException {
    AtomicInteger last = new AtomicInteger();
    jobs.close(last::incrementAndGet);
    jobs.submit("a", PICTURE, cancelled -> last.addAndGet(10));
    assertThat(last).hasValue(1);
    assertThat(jobs.isBusy()).isFalse();
  }
}
