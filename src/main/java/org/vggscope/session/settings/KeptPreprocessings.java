package org.vggscope.session.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.vggscope.model.Preprocessing;

/** What a person has said that the weights of a file want, where the file does not say it. */
public final class KeptPreprocessings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeptPreprocessings() {}

  /**
   * What was said.
   *
   * @param network by what the network is found again, a file's path
   * @return null when nothing was, or nothing that makes sense
   */
  public static Preprocessing find(Settings settings, String network) {
    String said = settings.preprocessings.get(network);
    try {
      return said == null ? null : JSON.readValue(said, Preprocessing.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Anybody may have written the file.
      return null;
    }
  }

  /** Keeps what was said; null forgets it. */
  public static void keep(Settings settings, String network, Preprocessing said) {
    if (said == null) {
      settings.preprocessings.remove(network);
      return;
    }
    try {
      settings.preprocessings.put(network, JSON.writeValueAsString(said));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A preprocessing is plain values", e);
    }
  }
}
