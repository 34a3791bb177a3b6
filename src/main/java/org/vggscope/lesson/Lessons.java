package org.vggscope.lesson;

import java.nio.file.Path;
import java.util.List;
import org.vggscope.support.Problem;
import org.vggscope.weights.UserFolders;

/**
 * The lessons that there are: those of the program, then those of the folder, which is watched. Use
 * it from any thread.
 */
public final class Lessons implements AutoCloseable {
  /** The lessons of the program and of the user's folder. */
  public Lessons() {}

  /** Where a teacher's lessons lie; it need not exist. */
  public static Path folder() {
    return UserFolders.ofUser().data().resolve("lessons");
  }

  /** The lessons, in order. */
  public List<Lesson> all() {
    return List.of();
  }

  /** What is wrong with files of the folder, each about its file and line. */
  public List<Problem> problems() {
    return List.of();
  }

  /** Has somebody told, on a thread of its own, when the above have changed. */
  public void onChange(Runnable told) {}

  /** Watches no longer. */
  @Override
  public void close() {}
}
