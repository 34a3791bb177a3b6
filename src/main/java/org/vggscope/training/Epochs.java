package org.vggscope.training;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** The epochs of a training: steps of a batch each, and a validation after the last one. */
final class Epochs {
  /** Seconds after which what was reached is written, within an epoch too. */
  private static final long WRITTEN_EVERY = 60;

  private final Job job;
  private final LearningNetwork network;
  private final Batches batches;
  private final Validation validation;
  private final Recipe recipe;
  private final Watched watched;
  private final int batch;
  private final int steps;

  /**
   * @param batches of the pictures that are learned from
   * @param best the best validation accuracy so far
   */
  Epochs(Job job, LearningNetwork network, Batches batches, double best) {
    this.job = job;
    this.network = network;
    this.batches = batches;
    validation = new Validation(job.folder(), job.data().validation(), job.preprocessing(), best);
    recipe = job.recipe();
    watched = job.watched();
    batch = job.batch();
    steps = job.steps();
  }

  /** Goes through all that are left, or until somebody stops it; says how it ended. */
  TrainingEvent.Ended run(RunFolder.Progress from) throws IOException {
    RunFolder.Progress progress = from;
    TrainingEvent.End end = null;
    while (end == null) {
      if (progress.epoch() >= recipe.epochs() || progress.schedule().over()) {
        end = progress.schedule().over() ? TrainingEvent.End.PLATEAU : TrainingEvent.End.DONE;
      } else {
        progress = epoch(progress);
        boolean more = progress.epoch() < recipe.epochs() && !progress.schedule().over();
        end =
            progress.position() > 0 || more && watched.isStopped()
                ? TrainingEvent.End.STOPPED
                : null;
      }
    }
    return new TrainingEvent.Ended(progress.step(), progress.schedule().best(), end);
  }

  /** A batch as the network reads it. */
  private record Prepared(float[] pictures, int[] labels) {}

  private CompletableFuture<Prepared> prepare(List<Integer> order, int position, int epoch) {
    if (position >= steps) {
      return CompletableFuture.completedFuture(null);
    }
    List<Integer> indices = order.subList(position * batch, (position + 1) * batch);
    return CompletableFuture.supplyAsync(
        () -> new Prepared(batches.pictures(indices, epoch), batches.labels(indices)));
  }

  /** An epoch, or the rest of one; it ends early, at a position above 0, when it is stopped. */
  private RunFolder.Progress epoch(RunFolder.Progress from) throws IOException {
    // What it took to come here; steps leave little behind, and memory stays level.
    HeapSpace.giveBack();
    RunFolder.Progress at = from;
    List<Integer> order = job.order(at.epoch());
    long began = System.nanoTime();
    long written = began;
    long before = at.seen();
    TrainingEvent.Step step = null;
    CompletableFuture<Prepared> next = prepare(order, at.position(), at.epoch());
    while (at.position() < steps) {
      Prepared now = next.join();
      next = prepare(order, at.position() + 1, at.epoch());
      step = step(at, now);
      at =
          new RunFolder.Progress(
              step.step(),
              at.epoch(),
              step.position(),
              at.loss() + step.loss(),
              at.right() + Math.round(step.accuracy() * batch),
              at.seen() + batch,
              at.schedule());
      boolean last = at.position() == steps;
      if (!last) {
        note(step, null);
        at = steered(at, step.rate());
        if (watched.isStopped()) {
          job.write(network, at);
          return at;
        }
        if (System.nanoTime() - written > WRITTEN_EVERY * 1_000_000_000L) {
          job.write(network, at);
          written = System.nanoTime();
        }
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return ended(at, step, (at.seen() - before) / seconds);
  }

  private double rate(RunFolder.Progress at) {
    double done = at.epoch() + (double) at.position() / steps;
    return recipe.schedule().rate(at.schedule(), recipe.rate(), done, recipe.epochs());
  }

  private TrainingEvent.Step step(RunFolder.Progress at, Prepared now) throws IOException {
    double rate = rate(at);
    long began = System.nanoTime();
    LearningNetwork.Answer answer =
        network.learn(
            now.pictures,
            now.labels,
            new LearningNetwork.Rates(
                rate, recipe.momentum(), recipe.decay(), Set.copyOf(job.setup().frozen())),
            job.setup().devices(),
            recipe.seed() * 1_000_003 + at.step());
    if (!Double.isFinite(answer.loss())) {
      throw new ProblemException(
          Problem.of(
                  "the loss is %s at step %d: the rate of %s is too high for this start; the"
                      + " checkpoint and the best network from before are kept",
                  answer.loss(), at.step() + 1, rate)
              .about(job.folder().path().toString()));
    }
    return new TrainingEvent.Step(
        at.step() + 1,
        at.epoch() + 1,
        at.position() + 1,
        answer.loss(),
        (double) answer.right() / batch,
        rate,
        batch * 1e9 / (System.nanoTime() - began));
  }

  private void note(TrainingEvent.Step step, Double validated) throws IOException {
    watched.step(step, validated, network);
    job.listener().happened(step, network);
  }

  /** Where it is after what somebody did by hand; that is in a checkpoint at once. */
  private RunFolder.Progress steered(RunFolder.Progress from, double rate) throws IOException {
    RunFolder.Progress[] at = {from};
    watched.steer(
        from.step(),
        rate,
        network,
        new Watched.Steered() {
          @Override
          public void paused() throws IOException {
            job.write(network, at[0]);
          }

          @Override
          public double cut() throws IOException {
            at[0] = at[0].cutByHand();
            job.write(network, at[0]);
            return rate(at[0]);
          }
        });
    return at[0];
  }

  private RunFolder.Progress ended(RunFolder.Progress at, TrainingEvent.Step last, double speed)
      throws IOException {
    Validation.Measured measured = validation.measure(network);
    note(last, measured.accuracy());
    boolean better = validation.keep(network, measured.accuracy());
    RunFolder.Progress next =
        new RunFolder.Progress(
            at.step(),
            at.epoch() + 1,
            0,
            0,
            0,
            0,
            recipe.schedule().after(at.schedule(), measured.accuracy()));
    TrainingEvent.Epoch epoch =
        new TrainingEvent.Epoch(
            at.step(),
            at.epoch() + 1,
            at.loss() / steps,
            (double) at.right() / at.seen(),
            measured.accuracy(),
            better,
            last.rate(),
            speed,
            measured.confusion());
    watched.epoch(epoch);
    job.write(network, next);
    job.listener().happened(epoch, network);
    return steered(next, last.rate());
  }
}
