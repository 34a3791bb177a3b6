package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.support.RefusedException;
import org.vggscope.training.record.RunLog;
import org.vggscope.weights.WeightFiles;

/**
 * A training: epochs over the pictures, steps of a batch each, a validation after each epoch. It
 * writes all that is needed to go on into its folder; taken up again it makes the same numbers as
 * if it had not stopped, to the bit on the same machine and number of threads.
 */
public final class Training {
  /** Told what happens, on the thread that trains; the network may be looked at meanwhile. */
  public interface Listener {
    void happened(TrainingEvent event, LearningNetwork network) throws IOException;
  }

  private Training() {}

  /**
   * Begins a training in an empty folder.
   *
   * @param engine asked when the pictures are there: it may load meanwhile
   * @param sets reads the pictures
   * @param stopped asked after each step
   * @throws IOException in one line when the pictures or the folder are not as they should be, or
   *     the loss is no number any more; what was written last is good
   */
  public static void begin(
      Supplier<ComputeEngine> engine,
      DataSets sets,
      RunFolder folder,
      Recipe recipe,
      RunFolder.Setup setup,
      Listener listener,
      BooleanSupplier stopped)
      throws IOException {
    // What cannot be done leaves no folder behind.
    folder.refuseAnother();
    DataSet data = sets.open(Path.of(setup.data()), recipe.seed());
    NetworkSpec network = Job.network(setup, recipe, data.training());
    Start.check(network, setup);
    if (setup.startFrom() != null) {
      WeightFiles.open(Path.of(setup.startFrom())).close();
    }
    RunFolder.Setup begun = setup.with(RunFolder.Found.in(data));
    folder.alone(
        () -> {
          folder.create(recipe, begun);
          run(engine.get(), job(folder, recipe, begun, data, listener, stopped), null, List.of());
        });
  }

  /** Goes on with one. */
  public static void resume(
      Supplier<ComputeEngine> engine, RunFolder folder, Listener listener, BooleanSupplier stopped)
      throws IOException {
    RunFolder.Setup setup = folder.setup();
    Recipe recipe = folder.recipe();
    folder.alone(
        () -> {
          // What is wanted from here on is wanted of this one.
          new RunLog(folder.path()).forgetSteering();
          List<Problem> lost = new ArrayList<>();
          RunFolder.Checkpoint checkpoint = folder.checkpointed(lost);
          DataSet data = RunPictures.open(setup, recipe);
          if (checkpoint != null) {
            lost.addAll(Losses.mend(folder, checkpoint.progress()));
          }
          run(engine.get(), job(folder, recipe, setup, data, listener, stopped), checkpoint, lost);
        });
  }

  private static Job job(
      RunFolder folder,
      Recipe recipe,
      RunFolder.Setup setup,
      DataSet data,
      Listener listener,
      BooleanSupplier stopped) {
    Preprocessing preprocessing = preprocessing(data.training());
    Labels labels = Labels.parse(data.training().classes());
    return new Job(
        folder,
        recipe,
        setup,
        data,
        preprocessing,
        new Watched(folder, preprocessing, labels, stopped),
        listener);
  }

  private static void run(
      ComputeEngine engine, Job job, RunFolder.Checkpoint checkpoint, List<Problem> lost)
      throws IOException {
    try (Watched watched = job.watched()) {
      try {
        train(engine, job, checkpoint, lost);
      } catch (IOException | RuntimeException e) {
        if (!job.folder().isRun()) {
          // Whatever could not be written: this is why, and nothing is left to go on from.
          throw new ProblemException(
              Problem.of("the folder of this training is gone, and its checkpoints with it")
                  .about(job.folder().path().toString()),
              e);
        }
        watched.failed(e);
        throw e;
      }
    }
  }

  private static void train(
      ComputeEngine engine, Job job, RunFolder.Checkpoint checkpoint, List<Problem> lost)
      throws IOException {
    PictureSet set = job.data().training();
    NetworkSpec spec = Job.network(job.setup(), job.recipe(), set);
    Batches batches =
        new Batches(set, job.preprocessing(), job.recipe().augmentation(), job.recipe().seed());
    Watched watched = job.watched();
    try (LearningNetwork network =
        new LearningNetwork(engine, spec, job.setup().network().normalized())) {
      RunFolder.Progress progress = RunFolder.Progress.START;
      Diagnosis diagnosis = null;
      if (checkpoint == null) {
        Start.fill(network, job.recipe(), job.setup());
        List<Integer> first = job.order(0).subList(0, job.batch());
        diagnosis =
            Diagnosis.of(
                network.spreads(batches.pictures(first, 0), batches.labels(first)),
                set.classes().size());
      } else {
        progress = restored(job, network, checkpoint);
      }
      for (Problem each : lost) {
        job.listener().happened(new TrainingEvent.Lost(each), network);
      }
      watched.begin(progress.step(), network);
      job.listener()
          .happened(
              new TrainingEvent.Started(spec, job.data(), progress.step(), job.steps(), diagnosis),
              network);
      if (checkpoint == null) {
        watched.begun(network, job.data(), job.steps(), diagnosis);
        job.write(network, progress);
      }
      TrainingEvent.Ended ended =
          new Epochs(job, network, batches, progress.schedule().best()).run(progress);
      watched.ended(ended.why());
      job.listener().happened(ended, network);
    }
  }

  private static RunFolder.Progress restored(
      Job job, LearningNetwork network, RunFolder.Checkpoint checkpoint) throws ProblemException {
    try {
      network.restore(checkpoint.state());
    } catch (RefusedException e) {
      throw new ProblemException(
          Problem.of("its checkpoint is of another network: %s", e.problem())
              .about(job.folder().path().toString()),
          e);
    }
    RunFolder.Progress progress = checkpoint.progress();
    if (progress.position() < 0 || progress.position() >= job.steps()) {
      throw new ProblemException(
          Problem.of(
                  "step %d of an epoch of %d steps is not in this recipe any more; put the"
                      + " recipe back that the run began with",
                  progress.position() + 1, job.steps())
              .about(job.folder().path().toString()));
    }
    return progress;
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
}
