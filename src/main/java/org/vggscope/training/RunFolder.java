package org.vggscope.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.training.record.Metrics;
import org.vggscope.training.record.RecordFile;
import org.vggscope.training.record.RunPoint;

/**
 * A training on the disk: {@code recipe.json}, {@code run.json} (the network and the pictures),
 * {@code metrics.csv}, {@code checkpoints/}, and {@code best.safetensors}, which opens like any
 * other network; and what {@link org.vggscope.training.record} has for those who watch.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /**
   * What is trained on what.
   *
   * @param data the pictures, see {@link DataSet#open}
   * @param network which network
   * @param devices into how many parts each batch is cut
   * @param startFrom a file whose layers are taken over, or null
   * @param taken names of the layers that are taken over; empty for those of the paper
   * @param frozen names of layers that do not learn
   * @param found what the pictures were when it began; null before
   */
  public record Setup(
      String data,
      NetworkChoice network,
      int devices,
      String startFrom,
      List<String> taken,
      List<String> frozen,
      Found found) {
    private static final int MOST_DEVICES = 64;

    /** What is to be begun. */
    public Setup(
        String data,
        NetworkChoice network,
        int devices,
        String startFrom,
        List<String> taken,
        List<String> frozen) {
      this(data, network, devices, startFrom, taken, frozen, null);
    }

    Setup with(Found pictures) {
      return new Setup(data, network, devices, startFrom, taken, frozen, pictures);
    }

    public Setup {
      if (data == null || network == null) {
        throw Problem.refused("A run says its pictures and its network");
      }
      if (devices < 1 || devices > MOST_DEVICES) {
        throw Problem.refused("There are 1 to %d devices, not %d", MOST_DEVICES, devices);
      }
      taken = taken == null ? List.of() : List.copyOf(taken);
      frozen = frozen == null ? List.of() : List.copyOf(frozen);
    }
  }

  /**
   * What the pictures were, so that a run does not go on with others.
   *
   * @param classes what they are called, in their order
   * @param training how many are learned from
   * @param validation how many it is measured by
   */
  public record Found(List<String> classes, int training, int validation) {
    public Found {
      classes = List.copyOf(classes);
    }

    static Found in(DataSet data) {
      return new Found(
          data.training().classes(), data.training().count(), data.validation().count());
    }
  }

  /**
   * How far it is.
   *
   * @param step steps made
   * @param epoch epochs ended
   * @param position steps made in the one that runs
   * @param loss the sum over those
   * @param right pictures that were answered rightly in those
   * @param seen pictures in those
   * @param schedule what the rate remembers
   */
  record Progress(
      long step,
      int epoch,
      int position,
      double loss,
      long right,
      long seen,
      RateSchedule.State schedule) {
    static final Progress START = new Progress(0, 0, 0, 0, 0, 0, RateSchedule.State.START);

    Progress cutByHand() {
      return new Progress(step, epoch, position, loss, right, seen, schedule.cutByHand());
    }
  }

  /** What is needed to go on. */
  record Checkpoint(Progress progress, Map<String, float[]> state) {}

  /** What is done in the folder. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Keeps other trainings out of the folder until something is done.
   *
   * @throws IOException when another one is in it, or it cannot be written
   */
  void alone(Work work) throws IOException {
    FileChannel lock = lock();
    try {
      AtomicFile.sweep(path);
      AtomicFile.sweep(checkpoints());
      work.run();
    } finally {
      lock.close();
    }
  }

  private FileChannel lock() throws IOException {
    try {
      Files.createDirectories(checkpoints());
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of("no folder can be made there: %s", e.getMessage()).about(path.toString()), e);
    }
    FileChannel channel =
        FileChannel.open(
            path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // By another training in this process.
      channel.close();
      throw taken();
    } catch (IOException e) {
      // A file system without locks.
      return channel;
    }
    channel.close();
    throw taken();
  }

  /** Whether a training is in it, of this process or another. */
  boolean isTaken() {
    Path file = path.resolve(".lock");
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      // A file system without locks: its own word is believed.
      return true;
    }
  }

  private ProblemException taken() {
    return new ProblemException(
        Problem.of("another training is in it; wait for its end, or name another folder")
            .about(path.toString()));
  }

  /** Whether a training was begun there. */
  public boolean isRun() {
    return Files.isRegularFile(path.resolve("run.json"));
  }

  /**
   * Sees that no training was begun there.
   *
   * @throws IOException when one was
   */
  void refuseAnother() throws IOException {
    if (isRun()) {
      throw new ProblemException(
          Problem.of("holds a training already; go on with --resume, or name another folder")
              .about(path.toString()));
    }
  }

  /**
   * Begins one.
   *
   * @throws IOException when there is one already, or the folder cannot be written
   */
  void create(Recipe recipe, Setup setup) throws IOException {
    refuseAnother();
    AtomicFile.text(path.resolve("recipe.json"), recipe.json());
    AtomicFile.text(path.resolve("run.json"), RecordFile.text(setup));
  }

  /** The recipe of the training. */
  public Recipe recipe() throws IOException {
    return RecordFile.read(path.resolve("recipe.json"), Recipe.class);
  }

  /** What is trained on what. */
  public Setup setup() throws IOException {
    if (!isRun()) {
      throw new ProblemException(
          Problem.of("holds no training; 'train DATA --output %s' begins one", path.getFileName())
              .about(path.toString()));
    }
    return RecordFile.read(path.resolve("run.json"), Setup.class);
  }

  /** The best network so far. */
  public Path best() {
    return path.resolve("best.safetensors");
  }

  private Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Writes what is needed to go on; the last one stays when that fails. */
  Path write(Checkpoint checkpoint) throws IOException {
    return new Checkpoints(checkpoints()).write(checkpoint);
  }

  /**
   * The last checkpoint; null before there is one.
   *
   * @param lost told what could not be read
   * @throws IOException when it is broken, or gone though something was learned
   */
  Checkpoint checkpointed(List<Problem> lost) throws IOException {
    Checkpoint read = new Checkpoints(checkpoints()).read(lost);
    if (read == null && (Files.exists(best()) || !points().isEmpty())) {
      throw new ProblemException(
          Problem.of(
                  "is missing, though the run had come further; put it back, or begin anew in"
                      + " another folder")
              .about(checkpoints().resolve("latest.safetensors").toString()));
    }
    return read;
  }

  /** The steps that are noted. */
  public List<RunPoint> points() throws IOException {
    return new Metrics(path).points();
  }
}
