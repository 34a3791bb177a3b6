package org.vggscope.session.kept;

import org.vggscope.session.SessionState;

/**
 * What a session file holds.
 *
 * @param state what is open, what is selected, and how each view shows it
 * @param run the folder of the training that is watched; empty for none. The moment that is looked
 *     at is the state's network
 * @param lessons how far somebody has come in lessons
 */
public record SavedSession(SessionState state, String run, LessonProgress lessons) {
  /** Name of the folder that a run's, or the file that any path ends in, on whatever system. */
  static String nameOf(String path) {
    return path.replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\]", "");
  }
}
