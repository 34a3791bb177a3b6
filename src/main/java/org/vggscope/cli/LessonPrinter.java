package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.vggscope.lesson.Lesson;
import org.vggscope.text.Language;

/** What plays a lesson in a window and writes a page of it; there may be no screen for it. */
public interface LessonPrinter {
  /** Where there are no windows at all. */
  LessonPrinter NONE =
      (lesson, language, file, reached) -> {
        throw new UnsupportedOperationException("no window");
      };

  /**
   * Plays it and waits.
   *
   * @param file where to; one that is there is replaced
   * @param reached told the number of each step, from 1, when it is done
   * @throws IOException when the page cannot be written
   * @throws CancellationException when somebody closed the window before the end
   * @throws UnsupportedOperationException when there is no screen
   */
  void print(Lesson lesson, Language language, Path file, IntConsumer reached)
      throws IOException, InterruptedException;
}
