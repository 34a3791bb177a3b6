package org.vggscope.lesson;

import org.vggscope.session.settings.Settings;

/** How far somebody has come in lessons, as settings remember it. */
public final class Progress {
  private final Settings settings;

  public Progress(Settings settings) {
    this.settings = settings;
  }

  /** For a lesson that nobody takes: it is forgotten. */
  public static Progress ofNobody() {
    return new Progress(new Settings());
  }

  void reached(String lesson, int step) {
    settings.lessonStep.put(lesson, String.valueOf(step));
  }

  void finished(String lesson) {
    settings.lessonStep.remove(lesson);
    if (!settings.lessonsDone.contains(lesson)) {
      settings.lessonsDone.add(lesson);
    }
  }

  /** Whether somebody came to its end. */
  public boolean isFinished(String lesson) {
    return settings.lessonsDone.contains(lesson);
  }

  /** The step to go on with, from 0; 0 of a lesson that was not begun. */
  public int step(Lesson lesson) {
    String step = settings.lessonStep.getOrDefault(lesson.id(), "0");
    return step.matches("\\d{1,4}")
        ? Math.min(Integer.parseInt(step), lesson.steps().size() - 1)
        : 0;
  }
}
