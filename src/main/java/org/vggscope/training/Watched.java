package org.vggscope.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.Labels;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.training.record.Metrics;
import org.vggscope.training.record.Moments;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;
import org.vggscope.training.record.RunStatus;
import org.vggscope.training.record.Steer;
import org.vggscope.weights.LayerWeights;

/**
 * What a training shows to those who watch it, and how they steer it: see {@link
 * org.vggscope.training.record}. Watching costs at most a sixtieth of the time: what takes long is
 * done less often.
 */
final class Watched implements AutoCloseable {
  /** Steps after which the norms are looked at. */
  private static final int NORMS_EVERY = 10;

  private static final int COST = 60;
  private static final long LEAST_BETWEEN = 500_000_000L;
  private static final int PATIENCE = 40;

  private final Metrics metrics;
  private final Moments moments;
  private final RunLog log;
  private final Preprocessing preprocessing;
  private final Labels labels;
  private final BooleanSupplier stopped;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "vggscope-moments");
            thread.setDaemon(true);
            return thread;
          });
  private Future<Long> writing;
  private long kept;
  private long keptStep;
  private long cost;
  private Wish wish = Wish.NONE;

  /** What is to happen later; a later wish takes an earlier one's place. */
  private enum Wish {
    NONE,
    /** A pause after the next step. */
    PAUSE,
    /** A stop at the end of the epoch. */
    FINISH,
    STOP
  }

  /**
   * @param preprocessing what the network wants
   * @param labels what its classes are called
   * @param stopped whether somebody wants the training to stop
   */
  Watched(RunFolder folder, Preprocessing preprocessing, Labels labels, BooleanSupplier stopped) {
    metrics = new Metrics(folder.path());
    moments = new Moments(folder.path());
    log = new RunLog(folder.path());
    this.preprocessing = preprocessing;
    this.labels = labels;
    this.stopped = stopped;
  }

  /** Whether somebody wants it to stop, at the window or at the terminal. */
  boolean isStopped() {
    return wish == Wish.STOP || stopped.getAsBoolean();
  }

  /** Begins, or goes on from a step; what came after it is forgotten. */
  void begin(long step, LearningNetwork network) throws IOException {
    metrics.cut(step, network.layers());
    moments.cut(step);
    log.cut(step);
    log.write(new RunStatus(RunStatus.State.RUNNING));
  }

  /** Notes what there was before the first step. */
  void begun(LearningNetwork network, DataSet data, int steps, Diagnosis diagnosis)
      throws IOException {
    List<RunStart.Spread> spreads = new ArrayList<>();
    for (LearningNetwork.Spread each : diagnosis.spreads()) {
      spreads.add(new RunStart.Spread(each.layer().name(), each.activations(), each.gradients()));
    }
    log.write(
        new RunStart(
            data.training().classes(),
            data.training().count(),
            data.validation().count(),
            data.skipped().size(),
            steps,
            network.architecture().parameters(),
            spreads,
            diagnosis.verdict().code(),
            diagnosis.verdict().arguments(),
            diagnosis.hopeful()));
    keep(0, network);
  }

  /**
   * Notes a step.
   *
   * @param validation accuracy after the last one of an epoch, else null
   */
  void step(TrainingEvent.Step step, Double validation, LearningNetwork network)
      throws IOException {
    boolean looked = step.step() % NORMS_EVERY == 0 || step.step() == 1 || validation != null;
    metrics.add(
        new RunPoint(
            step.step(),
            step.epoch(),
            step.loss(),
            step.accuracy(),
            validation,
            step.rate(),
            step.picturesPerSecond(),
            looked ? network.norms() : List.of(),
            looked ? network.gradientNorms() : List.of()),
        network.layers().size());
    long since = System.nanoTime() - kept;
    boolean written = writing == null || writing.isDone();
    if (validation != null || written && since > Math.max(LEAST_BETWEEN, COST * cost)) {
      keep(step.step(), network);
    }
  }

  /** Keeps the network as it is; another thread writes it. */
  private void keep(long step, LearningNetwork network) throws IOException {
    long began = System.nanoTime();
    finish();
    LayerWeights now = network.weights(preprocessing, labels);
    long copied = System.nanoTime() - began;
    kept = System.nanoTime();
    keptStep = step;
    cost = copied;
    writing =
        writer.submit(
            () -> {
              long from = System.nanoTime();
              moments.keep(step, now);
              return System.nanoTime() - from;
            });
  }

  /** Waits for what is being written. */
  private void finish() throws IOException {
    if (writing == null) {
      return;
    }
    try {
      cost += writing.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    writing = null;
  }

  /** Notes an epoch. */
  void epoch(TrainingEvent.Epoch ended) throws IOException {
    wish = wish == Wish.FINISH ? Wish.STOP : wish;
    log.add(
        new RunEpoch(
            ended.step(),
            ended.epoch(),
            ended.loss(),
            ended.accuracy(),
            ended.validation(),
            ended.rate(),
            ended.picturesPerSecond(),
            ended.confusion()));
  }

  /** What a training is to know of what was done by hand. */
  interface Steered {
    /** Writes a checkpoint before a pause. */
    void paused() throws IOException;

    /** The rate is cut by 10 from now on; returns it. */
    double cut() throws IOException;
  }

  /** Does what somebody wants before the next step; a pause ends when they want it. */
  void steer(long step, double rate, LearningNetwork network, Steered training) throws IOException {
    boolean paused = false;
    if (wish == Wish.PAUSE) {
      wish = Wish.NONE;
      paused = pause(step, network, training);
    }
    boolean waited = paused;
    while (!isStopped()) {
      Optional<Steer> wanted = log.steered();
      if (wanted.isEmpty()) {
        if (!paused) {
          break;
        }
        log.refuseGone();
        sleep();
        continue;
      }
      switch (wanted.get()) {
        case PAUSE -> {
          paused = paused || pause(step, network, training);
          waited = true;
        }
        case GO -> paused = false;
        case STEP -> {
          paused = false;
          wish = Wish.PAUSE;
        }
        case CUT -> rate = training.cut();
        case STOP -> wish = Wish.STOP;
        case FINISH -> {
          paused = false;
          wish = Wish.FINISH;
        }
        default -> throw new IllegalStateException();
      }
      log.add(new RunLog.ByHand(step, wanted.get(), rate));
      if (!paused && wanted.get() != Steer.CUT) {
        break;
      }
    }
    if (waited && !isStopped()) {
      log.write(new RunStatus(RunStatus.State.RUNNING));
    }
  }

  private boolean pause(long step, LearningNetwork network, Steered training) throws IOException {
    training.paused();
    // What is seen while it waits is what it goes on from.
    if (keptStep != step) {
      keep(step, network);
    }
    finish();
    log.write(new RunStatus(RunStatus.State.PAUSED));
    return true;
  }

  private static void sleep() throws IOException {
    try {
      Thread.sleep(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.of("was interrupted"), e);
    }
  }

  /** Notes how it ended. */
  void ended(TrainingEvent.End why) throws IOException {
    finish();
    log.write(
        new RunStatus(
            switch (why) {
              case DONE -> RunStatus.State.DONE;
              case PLATEAU -> RunStatus.State.PLATEAU;
              case STOPPED -> RunStatus.State.STOPPED;
            }));
  }

  /** Notes that something went wrong; where that cannot be noted it is told elsewhere. */
  void failed(Exception why) {
    try {
      log.write(RunStatus.failed(ProblemException.of(why)));
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    writer.shutdown();
  }
}
