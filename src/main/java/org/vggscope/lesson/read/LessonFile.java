package org.vggscope.lesson.read;

import java.util.List;
import org.vggscope.lesson.Lesson;
import org.vggscope.support.Problem;

/**
 * A lesson file that was read.
 *
 * @param lesson the lesson; null when anything is wrong with it
 * @param problems what is wrong, each about the file and its line, from the top
 */
public record LessonFile(Lesson lesson, List<Problem> problems) {
  public LessonFile {
    problems = List.copyOf(problems);
  }
}
