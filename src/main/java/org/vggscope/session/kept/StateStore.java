package org.vggscope.session.kept;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vggscope.session.SessionState;
import org.vggscope.support.KeptFile;
import org.vggscope.support.Problem;
import org.vggscope.text.Texts;

/**
 * Keeps a session's state beside the settings, and the pictures in it that have no file in a folder
 * {@code pictures}. Whatever is wrong with file or folder, there is a state and the program runs.
 */
public final class StateStore {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final KeptFile file;
  private final PictureStore pictures;
  private final List<Problem> problems = new ArrayList<>();
  private SessionState saved = SessionState.FIRST;

  /** The kept pictures that this window has named, by their sums. */
  private final Set<String> own = new HashSet<>();

  /**
   * @param settings the settings' file, or null to keep nothing
   */
  public StateStore(Path settings) {
    file = settings == null ? null : new KeptFile(settings.resolveSibling("session.json"));
    pictures = settings == null ? null : new PictureStore(settings.resolveSibling("pictures"));
  }

  /** What is wrong with the file, each a sentence or two for people; often nothing. */
  public List<String> problems() {
    return problems.stream().map(Texts::of).toList();
  }

  /** What was open when the program was closed; a first session when nobody knows. */
  public SessionState load() {
    if (file == null || !file.exists()) {
      return saved;
    }
    StateJson json = new StateJson(pictures);
    try {
      saved = json.read(file.read());
      own.addAll(json.kept());
      for (String gone : json.gone()) {
        problems.add(Problem.of("%s, which was open the last time, is gone.", gone));
      }
      if (!json.bad().isEmpty()) {
        problems.add(
            file.keepAside(
                Problem.of(
                    "In %s these parts are not good and are as in a first session: %s.",
                    file.path(), String.join(", ", json.bad()))));
      }
    } catch (IOException e) {
      problems.add(
          file.keepAside(
              Problem.of(
                  "What was open the last time cannot be read from %s: %s.",
                  file.path(), KeptFile.reason(e))));
    }
    return saved;
  }

  /**
   * Writes a state, unless it is what was written before. Calls come from any thread.
   *
   * @throws IOException when the folder cannot be written to
   */
  public synchronized void save(SessionState state) throws IOException {
    if (!state.equals(saved)) {
      saveLast(state);
    }
  }

  /**
   * Writes a state whatever was written before: another window may have written since, and the last
   * one that is closed is the one that is opened again.
   *
   * @throws IOException when the folder cannot be written to
   */
  public synchronized void saveLast(SessionState state) throws IOException {
    if (file == null) {
      return;
    }
    StateJson json = new StateJson(pictures);
    ObjectNode root = json.write(state);
    file.write(stream -> JSON.writeValue(stream, root));
    saved = state;
    // Others' pictures are left alone: another window may show them.
    Set<String> unwanted = new HashSet<>(own);
    unwanted.removeAll(json.kept());
    pictures.delete(unwanted);
    own.clear();
    own.addAll(json.kept());
  }
}
