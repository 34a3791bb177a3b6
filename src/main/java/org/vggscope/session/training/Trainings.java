package org.vggscope.session.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vggscope.support.AtomicFile;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.Steer;
import org.vggscope.weights.UserFolders;

/**
 * Begins trainings, finds those that there are, and reads one again and again while it is watched;
 * all on a thread of its own.
 */
public final class Trainings implements AutoCloseable {
  private static final long EVERY = 250;

  private final Consumer<RunRecord> read;
  private final Consumer<IOException> unread;
  private final Consumer<String> failed;
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "vggscope-trainings");
            thread.setDaemon(true);
            return thread;
          });
  private Future<?> watching;
  private RunRecord.Reader source;
  private RunRecord last;

  /**
   * Watches nothing yet.
   *
   * @param read told what the watched run is whenever it is another, on the thread that reads
   * @param unread told why it cannot be read
   * @param failed told the last line of a training that ended with an error
   */
  public Trainings(
      Consumer<RunRecord> read, Consumer<IOException> unread, Consumer<String> failed) {
    this.read = read;
    this.unread = unread;
    this.failed = failed;
  }

  /** Where trainings that are begun in the window are. */
  public static Path home() {
    return UserFolders.ofUser().data().resolve("runs");
  }

  /** The runs in there, the latest first. */
  public static List<Path> all() {
    List<Path> runs = new ArrayList<>();
    if (Files.isDirectory(home())) {
      try (Stream<Path> folders = Files.list(home())) {
        folders.filter(folder -> new RunFolder(folder).isRun()).forEach(runs::add);
      } catch (IOException e) {
        return List.of();
      }
    }
    runs.sort(Comparator.comparing((Path run) -> run.toFile().lastModified()).reversed());
    return runs;
  }

  /**
   * Begins one, in a folder of its own.
   *
   * @return the folder
   */
  public Path begin(NewTraining wanted) throws IOException {
    Files.createDirectories(home());
    String name =
        "%s-%s-%s".formatted(fileName(wanted.data()), wanted.network().name(), start(wanted));
    Path run = home().resolve(name);
    for (int i = 2; Files.exists(run) || Files.exists(log(run)); i++) {
      run = home().resolve(name + "-" + i);
    }
    Path recipe = home().resolve(run.getFileName() + ".recipe.json");
    AtomicFile.write(
        recipe, stream -> stream.write(wanted.recipe().json().getBytes(StandardCharsets.UTF_8)));
    TrainingProcess.start(wanted.arguments(recipe, run), log(run), failed);
    return run;
  }

  private static String start(NewTraining wanted) {
    return wanted.startFrom() == null
        ? wanted.recipe().initialisation().replace(":", "-")
        : "from-file";
  }

  private static String fileName(String data) {
    return String.valueOf(Path.of(data).getFileName())
        .replaceAll("\\.tar|\\.gz|[^\\p{L}\\p{N}]+", "-");
  }

  private static Path log(Path run) {
    return run.resolveSibling(run.getFileName() + ".log");
  }

  /** Goes on with one. */
  public void resume(Path run) throws IOException {
    TrainingProcess.start(List.of("train", "--resume", run.toString()), log(run), failed);
  }

  /** Has the training of a run do something. */
  public void steer(Path run, Steer wanted) throws IOException {
    new RunLog(run).steer(wanted);
  }

  /** Watches a run from now on, and no other; none with null. */
  public void watch(Path run) {
    if (watching != null) {
      watching.cancel(false);
      watching = null;
    }
    if (run != null) {
      RunFolder folder = new RunFolder(run);
      // Whoever asks again wants to be told again.
      reader.execute(() -> last = null);
      watching = reader.scheduleWithFixedDelay(() -> look(folder), 0, EVERY, TimeUnit.MILLISECONDS);
    }
  }

  private void look(RunFolder folder) {
    try {
      if (source == null || !source.folder().equals(folder)) {
        source = null;
        if (!folder.isRun()) {
          // It is only beginning.
          return;
        }
        source = new RunRecord.Reader(folder);
        last = null;
      }
      RunRecord now = source.read();
      if (!now.equals(last)) {
        last = now;
        read.accept(now);
      }
    } catch (IOException e) {
      unread.accept(e);
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
