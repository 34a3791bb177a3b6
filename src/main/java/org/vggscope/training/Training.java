package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Predictions;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.model.Shape;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.WeightFiles;

/**
 * A training: epochs over the pictures, steps of a batch each, a validation after each epoch. It
 * writes all that is needed to go on into its folder; taken up again it makes the same numbers as
 * if it had not stopped, to the bit on the same machine and number of threads.
 */
public final class Training {
  /** Seconds after which what was reached is written, within an epoch too. */
  private static final long WRITTEN_EVERY = 60;

  private static final int VALIDATED_AT_ONCE = 250;

  private final ComputeEngine engine;
  private final RunFolder folder;
  private final Listener listener;
  private final Watched watched;
  private final Recipe recipe;
  private final RunFolder.Setup setup;
  private final DataSet data;
  private final Preprocessing preprocessing;
  private final Batches training;
  private final Batches validation;
  private final int batch;
  private final int steps;

  /** Told what happens, on the thread that trains; the network may be looked at meanwhile. */
  public interface Listener {
    void happened(TrainingEvent event, LearningNetwork network) throws IOException;
  }

  private Training(
      ComputeEngine engine,
      RunFolder folder,
      Recipe recipe,
      RunFolder.Setup setup,
      DataSet data,
      Listener listener,
      BooleanSupplier stopped)
      throws IOException {
    this.engine = engine;
    this.data = data;
    this.folder = folder;
    this.listener = listener;
    this.recipe = recipe;
    this.setup = setup;
    preprocessing = preprocessing(data.training());
    training = new Batches(data.training(), preprocessing, recipe.augmentation(), recipe.seed());
    validation = new Batches(data.validation(), preprocessing, null, 0);
    watched = new Watched(folder, preprocessing, Labels.parse(data.training().classes()), stopped);
    batch = Math.min(recipe.batch(), data.training().count());
    steps = data.training().count() / batch;
  }

  /**
   * Begins a training in an empty folder.
   *
   * @param stopped asked after each step
   * @throws IOException in one line when the pictures or the folder are not as they should be, or
   *     the loss is no number any more; what was written last is good
   */
  public static void begin(
      ComputeEngine engine,
      RunFolder folder,
      Recipe recipe,
      RunFolder.Setup setup,
      Listener listener,
      BooleanSupplier stopped)
      throws IOException {
    // What cannot be done leaves no folder behind.
    folder.refuseAnother();
    DataSet data = DataSet.open(Path.of(setup.data()), recipe.seed());
    NetworkSpec network = network(setup, recipe, data.training());
    Start.check(network, setup);
    if (setup.startFrom() != null) {
      WeightFiles.open(Path.of(setup.startFrom())).close();
    }
    RunFolder.Setup begun = setup.with(RunFolder.Found.in(data));
    folder.alone(
        () -> {
          folder.create(recipe, begun);
          new Training(engine, folder, recipe, begun, data, listener, stopped).run(null);
        });
  }

  /** Goes on with one. */
  public static void resume(
      ComputeEngine engine, RunFolder folder, Listener listener, BooleanSupplier stopped)
      throws IOException {
    RunFolder.Setup setup = folder.setup();
    Recipe recipe = folder.recipe();
    folder.alone(
        () -> {
          RunFolder.Checkpoint checkpoint = folder.checkpointed();
          DataSet data = RunPictures.open(setup, recipe);
          new Training(engine, folder, recipe, setup, data, listener, stopped).run(checkpoint);
        });
  }

  private void run(RunFolder.Checkpoint checkpoint) throws IOException {
    try (watched) {
      train(checkpoint);
    } catch (IOException | RuntimeException e) {
      watched.failed(e);
      throw e;
    }
  }

  private void train(RunFolder.Checkpoint checkpoint) throws IOException {
    PictureSet set = data.training();
    NetworkSpec spec = network(setup, recipe, set);
    try (LearningNetwork network =
        new LearningNetwork(engine, spec, setup.network().normalized())) {
      RunFolder.Progress progress = RunFolder.Progress.START;
      Diagnosis diagnosis = null;
      if (checkpoint == null) {
        Start.fill(network, recipe, setup);
        List<Integer> first = order(0).subList(0, batch);
        diagnosis =
            Diagnosis.of(
                network.spreads(training.pictures(first, 0), training.labels(first)),
                set.classes().size());
      } else {
        network.restore(checkpoint.state());
        progress = checkpoint.progress();
        if (progress.position() < 0 || progress.position() >= steps) {
          throw new ProblemException(
              Problem.of(
                      "step %d of an epoch of %d steps is not in this recipe any more; put the"
                          + " recipe back that the run began with",
                      progress.position() + 1, steps)
                  .about(folder.path().toString()));
        }
      }
      watched.begin(progress.step(), network);
      listener.happened(
          new TrainingEvent.Started(spec, data, progress.step(), steps, diagnosis), network);
      if (checkpoint == null) {
        watched.begun(network, data, steps, diagnosis);
        write(network, progress);
      }
      TrainingEvent.End end = null;
      while (end == null) {
        if (progress.epoch() >= recipe.epochs() || progress.schedule().over()) {
          end = progress.schedule().over() ? TrainingEvent.End.PLATEAU : TrainingEvent.End.DONE;
        } else {
          progress = epoch(network, progress);
          boolean more = progress.epoch() < recipe.epochs() && !progress.schedule().over();
          end =
              progress.position() > 0 || more && watched.isStopped()
                  ? TrainingEvent.End.STOPPED
                  : null;
        }
      }
      watched.ended(end);
      listener.happened(
          new TrainingEvent.Ended(progress.step(), progress.schedule().best(), end), network);
    }
  }

  private static NetworkSpec network(RunFolder.Setup setup, Recipe recipe, PictureSet set) {
    return setup
        .network()
        .network(
            new Shape(set.channels(), set.side(), set.side()),
            set.classes().size(),
            recipe.dropout());
  }

  private List<Integer> order(int epoch) {
    return data.training().order(recipe.seed() * 1_000_003 + epoch);
  }

  /** A batch as the network reads it. */
  private record Prepared(float[] pictures, int[] labels) {}

  private CompletableFuture<Prepared> prepare(List<Integer> order, int position, int epoch) {
    if (position >= steps) {
      return CompletableFuture.completedFuture(null);
    }
    List<Integer> indices = order.subList(position * batch, (position + 1) * batch);
    return CompletableFuture.supplyAsync(
        () -> new Prepared(training.pictures(indices, epoch), training.labels(indices)));
  }

  /** An epoch, or the rest of one; it ends early, at a position above 0, when it is stopped. */
  private RunFolder.Progress epoch(LearningNetwork network, RunFolder.Progress from)
      throws IOException {
    // What it took to come here; steps leave little behind, and memory stays level.
    HeapSpace.giveBack();
    RunFolder.Progress at = from;
    List<Integer> order = order(at.epoch());
    long began = System.nanoTime();
    long written = began;
    long before = at.seen();
    TrainingEvent.Step step = null;
    CompletableFuture<Prepared> next = prepare(order, at.position(), at.epoch());
    while (at.position() < steps) {
      Prepared now = next.join();
      next = prepare(order, at.position() + 1, at.epoch());
      step = step(network, at, now);
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
        note(network, step, null);
        at = steered(network, at, step.rate());
        if (watched.isStopped()) {
          write(network, at);
          return at;
        }
        if (System.nanoTime() - written > WRITTEN_EVERY * 1_000_000_000L) {
          write(network, at);
          written = System.nanoTime();
        }
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return ended(network, at, step, (at.seen() - before) / seconds);
  }

  private double rate(RunFolder.Progress at) {
    double done = at.epoch() + (double) at.position() / steps;
    return recipe.schedule().rate(at.schedule(), recipe.rate(), done, recipe.epochs());
  }

  private TrainingEvent.Step step(LearningNetwork network, RunFolder.Progress at, Prepared now)
      throws IOException {
    double rate = rate(at);
    long began = System.nanoTime();
    LearningNetwork.Answer answer =
        network.learn(
            now.pictures,
            now.labels,
            new LearningNetwork.Rates(
                rate, recipe.momentum(), recipe.decay(), Set.copyOf(setup.frozen())),
            setup.devices(),
            recipe.seed() * 1_000_003 + at.step());
    if (!Double.isFinite(answer.loss())) {
      throw new ProblemException(
          Problem.of(
                  "the loss is %s at step %d: the rate of %s is too high for this start; the"
                      + " checkpoint and the best network from before are kept",
                  answer.loss(), at.step() + 1, rate)
              .about(folder.path().toString()));
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

  private void note(LearningNetwork network, TrainingEvent.Step step, Double validated)
      throws IOException {
    watched.step(step, validated, network);
    listener.happened(step, network);
  }

  /** Where it is after what somebody did by hand; that is in a checkpoint at once. */
  private RunFolder.Progress steered(LearningNetwork network, RunFolder.Progress from, double rate)
      throws IOException {
    RunFolder.Progress[] at = {from};
    watched.steer(
        from.step(),
        rate,
        new Watched.Steered() {
          @Override
          public void paused() throws IOException {
            write(network, at[0]);
          }

          @Override
          public double cut() throws IOException {
            at[0] = at[0].cutByHand();
            write(network, at[0]);
            return rate(at[0]);
          }
        });
    return at[0];
  }

  private RunFolder.Progress ended(
      LearningNetwork network, RunFolder.Progress at, TrainingEvent.Step last, double speed)
      throws IOException {
    int classes = data.training().classes().size();
    int[][] confusion = new int[classes][classes];
    double accuracy = validate(network, confusion);
    boolean better = accuracy > at.schedule().best();
    note(network, last, accuracy);
    if (better) {
      SafetensorsWriter.write(
          network.weights(preprocessing, Labels.parse(data.training().classes())),
          folder.best(),
          false);
    }
    RunFolder.Progress next =
        new RunFolder.Progress(
            at.step(),
            at.epoch() + 1,
            0,
            0,
            0,
            0,
            recipe.schedule().after(at.schedule(), accuracy));
    List<List<Integer>> counts = new ArrayList<>();
    for (int[] row : confusion) {
      counts.add(Arrays.stream(row).boxed().toList());
    }
    TrainingEvent.Epoch epoch =
        new TrainingEvent.Epoch(
            at.step(),
            at.epoch() + 1,
            at.loss() / steps,
            (double) at.right() / at.seen(),
            accuracy,
            better,
            last.rate(),
            speed,
            counts);
    watched.epoch(epoch);
    write(network, next);
    listener.happened(epoch, network);
    return steered(network, next, last.rate());
  }

  private double validate(LearningNetwork network, int[][] confusion) {
    PictureSet set = data.validation();
    int right = 0;
    for (int from = 0; from < set.count(); from += VALIDATED_AT_ONCE) {
      List<Integer> indices = new ArrayList<>();
      for (int i = from; i < Math.min(set.count(), from + VALIDATED_AT_ONCE); i++) {
        indices.add(i);
      }
      float[] scores = network.scores(validation.pictures(indices, 0), indices.size());
      int classes = confusion.length;
      for (int i = 0; i < indices.size(); i++) {
        int best = Predictions.largest(scores, i * classes, classes);
        int label = set.labels()[from + i];
        confusion[label][best]++;
        right += label == best ? 1 : 0;
      }
    }
    return (double) right / set.count();
  }

  /** As the network was fed: no margin round the crop, the set's own mean, deviation, border. */
  static Preprocessing preprocessing(PictureSet set) {
    List<Double> mean = set.mean();
    return new Preprocessing(
        "training-set",
        set.drawn() < set.side() ? Resize.BORDERED : Resize.SHORTER_SIDE,
        set.drawn(),
        set.side(),
        set.channels() == 1 ? ChannelOrder.GREY : ChannelOrder.RGB,
        1,
        Collections.unmodifiableList(mean),
        Collections.unmodifiableList(set.deviation(mean)));
  }

  private void write(LearningNetwork network, RunFolder.Progress progress) throws IOException {
    Path file = folder.write(new RunFolder.Checkpoint(progress, network.state()));
    listener.happened(new TrainingEvent.Checkpoint(progress.step(), file), network);
  }
}
