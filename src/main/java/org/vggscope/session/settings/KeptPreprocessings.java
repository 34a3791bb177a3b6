package org.vggscope.session.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Problem;

/**
 * The preprocessings that a person has spelled out: those that have a name, and what the weights of
 * a file want where the file does not say it.
 */
public final class KeptPreprocessings {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Longer names do not fit where they are shown. */
  private static final int LONGEST_NAME = 40;

  /** What is neither kept nor said by the weights. */
  private static final String NAMELESS = "own";

  private KeptPreprocessings() {}

  /**
   * What was said of a network.
   *
   * @param network by what the network is found again, a file's path
   * @return null when nothing was, or nothing that makes sense
   */
  public static Preprocessing find(Settings settings, String network) {
    return read(settings.preprocessings.get(network));
  }

  /** Keeps what was said; null forgets it. */
  public static void keep(Settings settings, String network, Preprocessing said) {
    put(settings.preprocessings, network, said);
  }

  /** All that have a name, in its order; those that make no sense are left out. */
  public static List<Preprocessing> saved(Settings settings) {
    List<Preprocessing> saved = new ArrayList<>();
    for (Map.Entry<String, String> each : settings.ownPreprocessings.entrySet()) {
      Preprocessing read = read(each.getValue());
      if (read != null && isFree(each.getKey())) {
        saved.add(read.renamed(each.getKey()));
      }
    }
    return List.copyOf(saved);
  }

  /** The one of that name, or null. */
  public static Preprocessing saved(Settings settings, String name) {
    return saved(settings).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * The one of that name that could take the place of a preprocessing.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Preprocessing alternative(
      Preprocessing own, String name, List<Preprocessing> saved) {
    return saved.stream()
        .filter(each -> each.name().equals(name) && each.fits(own))
        .findFirst()
        .orElseGet(() -> own.alternative(name));
  }

  /**
   * Saves a preprocessing under its name, in the place of an earlier one.
   *
   * @throws IllegalArgumentException when it can have no such name; the message is one line for
   *     people
   */
  public static void save(Settings settings, Preprocessing own) {
    String name = own.name();
    if (!isFree(name)) {
      throw Problem.refused(
          name.isBlank() || name.equals(NAMELESS)
              ? "Give it a name of its own, such as resnet-style"
              : "'%s' can be no name of an own preprocessing; give one of 1 to %d letters that no"
                  + " other program's weights have",
          Problem.oneLine(name),
          LONGEST_NAME);
    }
    put(settings.ownPreprocessings, name, own);
  }

  /** Forgets the one of that name. */
  public static void forget(Settings settings, String name) {
    settings.ownPreprocessings.remove(name);
  }

  private static boolean isFree(String name) {
    return !name.isBlank()
        && name.equals(name.strip())
        && name.length() <= LONGEST_NAME
        && name.equals(Problem.oneLine(name))
        && !name.equals(NAMELESS)
        && !Preprocessing.isPublished(name);
  }

  private static Preprocessing read(String said) {
    try {
      return said == null ? null : JSON.readValue(said, Preprocessing.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Anybody may have written the file.
      return null;
    }
  }

  private static void put(Map<String, String> kept, String key, Preprocessing said) {
    if (said == null) {
      kept.remove(key);
      return;
    }
    try {
      kept.put(key, JSON.writeValueAsString(said));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A preprocessing is plain values", e);
    }
  }
}
