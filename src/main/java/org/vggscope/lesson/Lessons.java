package org.vggscope.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.vggscope.lesson.grammar.Vocabulary;
import org.vggscope.lesson.read.LessonFile;
import org.vggscope.lesson.read.LessonReader;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.UserFolders;

/**
 * The lessons that there are: those of the program, then those of the folder, which is looked at
 * again and again as long as somebody wants to be told. Of a file that was spoilt the last good
 * lesson stays. Use it from any thread.
 */
public final class Lessons implements AutoCloseable {
  private static final String PLACE = "/org/vggscope/lesson/";

  /** A teacher who saves a file sees it soon; nothing tells of changes on network drives. */
  private static final long LOOKS_EVERY = 1000;

  private final LessonReader reader = new LessonReader(Vocabulary.ofProgram());
  private final List<Lesson> bundled;
  private final Path folder;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Map<Path, Known> known = new TreeMap<>();
  private Thread watcher;

  /**
   * A file as it was read.
   *
   * @param lesson the last good one, or null
   */
  private record Known(FileTime time, long size, Lesson lesson, List<Problem> problems) {}

  /** The lessons of the program and of the user's folder. */
  public Lessons() {
    this(folder());
  }

  /**
   * The lessons of the program and of a folder.
   *
   * @param folder it need not exist
   */
  public Lessons(Path folder) {
    this.folder = folder;
    this.bundled =
        resource("lessons.txt").lines().filter(id -> !id.isBlank()).map(this::own).toList();
    look();
  }

  /** Where a teacher's lessons lie; it need not exist. */
  public static Path folder() {
    return UserFolders.ofUser().data().resolve("lessons");
  }

  private Lesson own(String id) {
    String file = id.strip() + LessonReader.ENDING;
    LessonFile read = reader.read(file, resource(file));
    if (read.lesson() == null) {
      throw new IllegalStateException(read.problems().get(0).english());
    }
    return read.lesson();
  }

  private static String resource(String name) {
    try (InputStream stream = Lessons.class.getResourceAsStream(PLACE + name)) {
      if (stream == null) {
        throw new IOException("The program is incomplete: it lacks " + PLACE + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lessons, in order; a teacher's takes the place of one of the program of the same name. */
  public synchronized List<Lesson> all() {
    Map<String, Lesson> own = new TreeMap<>();
    known.values().stream()
        .map(Known::lesson)
        .filter(each -> each != null)
        .forEach(each -> own.put(each.id(), each));
    List<Lesson> all = new ArrayList<>();
    for (Lesson each : bundled) {
      Lesson instead = own.remove(each.id());
      all.add(instead == null ? each : instead);
    }
    all.addAll(own.values());
    return List.copyOf(all);
  }

  /**
   * The text of one of the program's lessons, as a teacher would write it; null for no such one.
   */
  public String text(String id) {
    return bundled.stream().anyMatch(each -> each.id().equals(id))
        ? resource(id + LessonReader.ENDING)
        : null;
  }

  /** What is wrong with files of the folder, each about its file and line. */
  public synchronized List<Problem> problems() {
    return known.values().stream().flatMap(each -> each.problems().stream()).toList();
  }

  /** Has somebody told, on a thread of its own, when the above have changed. */
  public synchronized void onChange(Runnable told) {
    listeners.add(told);
    if (watcher == null) {
      watcher = new Thread(this::watch, "vggscope-lessons");
      watcher.setDaemon(true);
      watcher.start();
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOKS_EVERY);
        if (look()) {
          listeners.forEach(Runnable::run);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Reads files that changed.
   *
   * @return whether there were some
   */
  synchronized boolean look() {
    List<Path> files = files();
    boolean changed = known.keySet().retainAll(files);
    for (Path file : files) {
      Known before = known.get(file);
      Known now = read(file, before);
      if (now != before) {
        known.put(file, now);
        changed = true;
      }
    }
    return changed;
  }

  private List<Path> files() {
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.toString().endsWith(LessonReader.ENDING))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      // The folder went while it was looked at.
      return List.of();
    }
  }

  private Known read(Path file, Known before) {
    FileTime time = FileTime.fromMillis(0);
    long size = 0;
    try {
      time = Files.getLastModifiedTime(file);
      size = Files.size(file);
      if (before != null && before.time.equals(time) && before.size == size) {
        return before;
      }
      LessonFile read = reader.read(file);
      boolean spoilt = read.lesson() == null && before != null;
      return new Known(time, size, spoilt ? before.lesson : read.lesson(), read.problems());
    } catch (IOException e) {
      List<Problem> problems =
          List.of(ProblemException.of(e).about(String.valueOf(file.getFileName())));
      boolean same = before != null && before.problems.equals(problems);
      return same ? before : new Known(time, size, before == null ? null : before.lesson, problems);
    }
  }

  /** Watches no longer. */
  @Override
  public synchronized void close() {
    if (watcher != null) {
      watcher.interrupt();
    }
  }
}
