package org.vggscope.session.kept;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.SessionState;

/**
 * What a session file holds.
 *
 * @param state what is open, what is selected, and how each view shows it
 * @param run the folder of the training that is watched; empty for none. The moment that is looked
 *     at is the state's network
 * @param lessons how far somebody has come in lessons
 * @param said what somebody says that the weights of its networks' files want, by their paths;
 *     empty where nobody says anything
 */
public record SavedSession(
    SessionState state,
    String run,
    LessonProgress lessons,
    Map<String, Optional<Preprocessing>> said) {
  public SavedSession {
    said = Map.copyOf(said);
  }

  /** One of whose files nothing is known. */
  public SavedSession(SessionState state, String run, LessonProgress lessons) {
    this(state, run, lessons, Map.of());
  }

  /** Paths of its networks that are files. */
  public Set<String> files() {
    Set<String> files = new LinkedHashSet<>();
    for (String key : List.of(state.network(), state.companion())) {
      NetworkMark.local(key).ifPresent(file -> files.add(key));
    }
    return files;
  }

  /** Name of the folder that a run's, or the file that any path ends in, on whatever system. */
  static String nameOf(String path) {
    return path.replaceFirst("[/\\\\]+$", "").replaceFirst(".*[/\\\\]", "");
  }
}
