package org.vggscope.session.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.vggscope.support.AtomicFile;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunLog;
import org.vggscope.training.record.RunStatus;
import org.vggscope.training.record.Steer;
import org.vggscope.weights.UserFolders;

/**
 * Begins trainings, finds those that there are, and reads one again and again while it is watched;
 * all on a thread of its own.
 */
public final class Trainings implements AutoCloseable {
  /** Milliseconds between looks at the run that is watched, until there is something to see. */
  private static final long EVERY = 50;

  /** From then on. */
  private static final long SEEN = 250;

  /** While it goes along: to read it and to paint it takes from what trains. */
  private static final long CALM = 2000;

  /** So long after something was asked of it what comes of it is waited for. */
  private static final long AWAITED = 5000;

  private static final long NEXT = 1000;

  private final Consumer<RunRecord> read;
  private final BiConsumer<Path, IOException> unread;
  private final Consumer<Path> gone;
  private final BiConsumer<Path, String> failed;
  private final Consumer<List<NewTraining>> waits;
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

  /** Why the watched run cannot be read, which is told once; null while it can. */
  private String unreadable;

  /** When it was read last, and until when it is read often, in {@link System#nanoTime}. */
  private long looked;

  private volatile long awaited;

  /** Those that were begun here; of an early one nothing else is seen. */
  private final List<Begun> begun = new CopyOnWriteArrayList<>();

  /** Runs of those that are not to be, of whose end nobody is told. */
  private final Set<Path> withdrawn = ConcurrentHashMap.newKeySet();

  /** What the next training can be told to be; null for none. */
  private TrainingProcess.Standby standby;

  /** What the race began last; as all of the race, of the thread that reads. */
  private Begun racer;

  private List<NewTraining> waiting = List.of();

  /** Whether it is looked again soon whether the next one may begin. */
  private boolean looking;

  private final Race race =
      new Race(
          new Race.Track() {
            @Override
            public boolean isBusy() {
              return isAnyAtWork();
            }

            @Override
            public boolean isHidden() {
              return racer.process.isAlive() && !new RunFolder(racer.folder).isRun();
            }

            @Override
            public void begin(NewTraining next) throws IOException {
              racer = begun(next);
            }
          });

  /**
   * Watches nothing yet.
   *
   * @param read told what the watched run is whenever it is another, on the thread that reads
   * @param unread told why which run cannot be read, written or begun
   * @param gone told which run that was watched has no folder any more
   * @param failed told which training ended with an error, and its last line
   * @param waits told which trainings of a race wait, whenever they are others
   */
  public Trainings(
      Consumer<RunRecord> read,
      BiConsumer<Path, IOException> unread,
      Consumer<Path> gone,
      BiConsumer<Path, String> failed,
      Consumer<List<NewTraining>> waits) {
    this.read = read;
    this.unread = unread;
    this.gone = gone;
    this.failed = failed;
    this.waits = waits;
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
    return begun(wanted).folder;
  }

  /** A training that was begun here, or went on. */
  private record Begun(NewTraining wanted, Path folder, Process process) {
    /** Whether it is one of these, and not another like it. */
    boolean isOf(List<NewTraining> asked) {
      return asked.stream().anyMatch(each -> each == wanted);
    }
  }

  /** The folders of those that were begun here and are at work. */
  public List<Path> atWork() {
    return begun.stream()
        .filter(each -> each.process.isAlive() && !withdrawn.contains(each.folder))
        .map(Begun::folder)
        .toList();
  }

  /** The folders of those of these trainings that have begun, not of others like them. */
  public List<Path> begun(List<NewTraining> asked) {
    return begun.stream().filter(each -> each.isOf(asked)).map(Begun::folder).toList();
  }

  /** Ends these trainings, also those that have not begun yet; nothing of them is left. */
  public void withdraw(List<NewTraining> asked) {
    List<NewTraining> all = List.copyOf(asked);
    reader.execute(
        () -> {
          race.cancel(each -> all.stream().anyMatch(one -> one == each));
          tell();
          begun(all).forEach(this::remove);
        });
  }

  private void remove(Path run) {
    withdrawn.add(run);
    List<Process> all =
        begun.stream().filter(each -> each.folder.equals(run)).map(Begun::process).toList();
    new Removal(
            run, all, List.of(RunFiles.log(run), RunFiles.recipe(run)), e -> unread.accept(run, e))
        .begin();
  }

  /** Has a training load what it needs while somebody still chooses which. */
  public void prepare() {
    reader.execute(
        () -> {
          try {
            takeStandby(TrainingProcess.Standby.begin(home()));
          } catch (IOException e) {
            // The training will say what is wrong, if it still is.
            return;
          }
        });
  }

  /** Nobody chooses any more. */
  public void release() {
    reader.execute(() -> takeStandby(null));
  }

  private synchronized void takeStandby(TrainingProcess.Standby next) {
    if (standby != null) {
      standby.close();
    }
    standby = next;
  }

  /** One at a time, or two would take the same folder. */
  private synchronized Begun begun(NewTraining wanted) throws IOException {
    Files.createDirectories(home());
    String name = RunFiles.name(wanted);
    Path run = home().resolve(name);
    for (int i = 2; isTaken(run); i++) {
      run = home().resolve(name + "-" + i);
    }
    Path recipe = RunFiles.recipe(run);
    AtomicFile.text(recipe, wanted.recipe().json());
    return start(wanted, wanted.arguments(recipe, run), run);
  }

  /** What is being removed might take a new one of the same name with it. */
  private boolean isTaken(Path run) {
    return Files.exists(run) || Files.exists(RunFiles.log(run)) || withdrawn.contains(run);
  }

  private synchronized Begun start(NewTraining wanted, List<String> arguments, Path run)
      throws IOException {
    TrainingProcess.Standby ready = standby;
    standby = null;
    Process process =
        TrainingProcess.start(arguments, run, RunFiles.log(run), ready, line -> ended(run, line));
    Begun now = new Begun(wanted, run, process);
    begun.add(now);
    return now;
  }

  private void ended(Path run, String line) {
    if (!withdrawn.contains(run)) {
      failed.accept(run, line);
    }
  }

  /** Goes on with one. */
  public void resume(Path run) throws IOException {
    start(null, List.of("train", "--resume", run.toString()), run);
    await();
  }

  /** Has the training of a run do something. */
  public void steer(Path run, Steer wanted) throws IOException {
    new RunLog(run).steer(wanted);
    await();
  }

  /** Has the training of a run end, soon or at once; of one that only begins nothing is left. */
  public void end(Path run, Steer when) throws IOException {
    if (new RunFolder(run).isRun()) {
      steer(run, when);
    } else {
      remove(run);
    }
  }

  /** Watches a run from now on, and no other; none with null. */
  public void watch(Path run) {
    if (watching != null) {
      watching.cancel(false);
      watching = null;
    }
    if (run != null) {
      RunFolder folder = new RunFolder(run);
      await();
      // Whoever asks again wants to be told again.
      reader.execute(
          () -> {
            last = null;
            unreadable = null;
          });
      watching = reader.scheduleWithFixedDelay(() -> look(folder), 0, EVERY, TimeUnit.MILLISECONDS);
    }
  }

  private void await() {
    awaited = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(AWAITED);
  }

  /** Whether the run was looked at just now. */
  private boolean isTooSoon() {
    long now = System.nanoTime();
    boolean seen = last != null && !last.points().isEmpty();
    boolean calm = seen && last.status().state() == RunStatus.State.RUNNING && now - awaited > 0;
    long least = calm ? CALM : seen ? SEEN : 0;
    return now - looked < TimeUnit.MILLISECONDS.toNanos(least);
  }

  private void look(RunFolder folder) {
    if (isTooSoon()) {
      return;
    }
    looked = System.nanoTime();
    try {
      if (source == null || !source.folder().equals(folder)) {
        source = null;
        if (!folder.isRun()) {
          // It is only beginning.
          return;
        }
        source = new RunRecord.Reader(folder);
        last = null;
      } else if (!folder.isRun()) {
        source = null;
        gone.accept(folder.path());
        return;
      }
      if (last != null && !last.status().state().isUnderWay() && !source.isChanged()) {
        return;
      }
      RunRecord now = source.read();
      unreadable = null;
      if (!now.equals(last)) {
        last = now;
        read.accept(now);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).equals(unreadable)) {
        unreadable = String.valueOf(e.getMessage());
        unread.accept(folder.path(), e);
      }
    }
  }

  /** Begins some one after the other, each when no training is at work. */
  public void race(List<NewTraining> more) {
    reader.execute(
        () -> {
          race.add(more);
          tell();
          if (!looking) {
            next();
          }
        });
  }

  /** Begins none of those that wait. */
  public void cancelRace() {
    reader.execute(
        () -> {
          race.cancel(each -> true);
          tell();
        });
  }

  private void next() {
    looking = false;
    try {
      race.look();
    } catch (IOException e) {
      unread.accept(home(), e);
    }
    tell();
    if (!waiting.isEmpty()) {
      looking = true;
      reader.schedule(this::next, NEXT, TimeUnit.MILLISECONDS);
    }
  }

  private void tell() {
    List<NewTraining> now = race.waiting();
    if (!now.equals(waiting)) {
      waiting = now;
      waits.accept(now);
    }
  }

  /** Whether one is at work: begun here, known here, or the one that is watched. */
  private boolean isAnyAtWork() {
    List<Path> known = new ArrayList<>(all());
    if (source != null) {
      known.add(source.folder().path());
    }
    return begun.stream().anyMatch(each -> each.process.isAlive())
        || known.stream()
            .anyMatch(run -> RunRecord.statusOf(new RunFolder(run)).state().isUnderWay());
  }

  @Override
  public void close() {
    reader.shutdownNow();
    takeStandby(null);
  }
}
