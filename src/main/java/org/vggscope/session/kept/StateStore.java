package org.vggscope.session.kept;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.session.SessionState;
import org.vggscope.support.KeptFile;

/**
 * Keeps a session's state beside the settings, and the pictures in it that have no file in a folder
 * {@code pictures}. Whatever is wrong with file or folder, there is a state and the program runs.
 */
public final class StateStore {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final KeptFile file;
  private final PictureStore pictures;
  private final List<String> problems = new ArrayList<>();
  private SessionState saved = SessionState.FIRST;

  /**
   * @param settings the settings' file, or null to keep nothing
   */
  public StateStore(Path settings) {
    file = settings == null ? null : new KeptFile(settings.resolveSibling("session.json"));
    pictures = settings == null ? null : new PictureStore(settings.resolveSibling("pictures"));
  }

  /** What is wrong with the file, each a sentence or two for people; often nothing. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** What was open when the program was closed; a first session when nobody knows. */
  public SessionState load() {
    if (file == null || !file.exists()) {
      return saved;
    }
    try {
      saved = new StateJson(pictures).read(file.read());
    } catch (IOException e) {
      problems.add(
          "What was open the last time cannot be read from %s: %s.%s"
              .formatted(file.path(), KeptFile.reason(e), file.keepAside()));
    }
    return saved;
  }

  /**
   * Writes a state, unless it is what was written before. Calls come from any thread.
   *
   * @throws IOException when the folder cannot be written to
   */
  public synchronized void save(SessionState state) throws IOException {
    if (file == null || state.equals(saved)) {
      return;
    }
    StateJson json = new StateJson(pictures);
    ObjectNode root = json.write(state);
    file.write(stream -> JSON.writeValue(stream, root));
    saved = state;
    pictures.sweep(json.kept());
  }
}
