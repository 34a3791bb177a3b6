package org.vggscope.session.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Problem;

/**
 * The preprocessings that a person has spelled out: those that have a name, and what the weights of
 * a file want where the file does not say it.
 */
public final class KeptPreprocessings {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Longer names do not fit where they are shown. */
  private static final int LONGEST_NAME = 40;

  /** What is neither kept nor said by the weights. */
  private static final String NAMELESS = "own";

  /** Begins what is saved of one that leaves the scaling to each network. */
  private static final String OPEN = "{\"open\":true,";

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
  public static List<SavedPreprocessing> saved(Settings settings) {
    List<SavedPreprocessing> saved = new ArrayList<>();
    for (Map.Entry<String, String> each : settings.ownPreprocessings.entrySet()) {
      Preprocessing read = read(each.getValue());
      if (read != null && isFree(each.getKey())) {
        boolean open = each.getValue().startsWith(OPEN);
        saved.add(new SavedPreprocessing(read.renamed(each.getKey()), open));
      }
    }
    return List.copyOf(saved);
  }

  /** Those that could take the place of what a network's weights want, made for that network. */
  public static List<Preprocessing> saved(Settings settings, Preprocessing right) {
    return fitting(saved(settings), right);
  }

  /** As {@link #saved(Settings, Preprocessing)}, of some. */
  public static List<Preprocessing> fitting(List<SavedPreprocessing> saved, Preprocessing right) {
    return saved.stream()
        .filter(each -> each.preprocessing().fits(right))
        .map(each -> each.over(right))
        .toList();
  }

  /**
   * The one of that name that could take the place of what a network's weights want.
   *
   * @param saved what a person has saved, made for that network
   * @throws IllegalArgumentException when there is none
   */
  public static Preprocessing alternative(
      Preprocessing right, String name, List<Preprocessing> saved) {
    for (Preprocessing each : saved) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    if (right.alternatives().contains(name)) {
      return right.alternative(name);
    }
    List<String> names = new ArrayList<>(right.alternatives());
    saved.forEach(each -> names.add(each.name()));
    throw Problem.refused(
        "No preprocessing of this network is called '%s'; there are %s",
        Problem.oneLine(name), String.join(", ", names));
  }

  /**
   * Saves a preprocessing under its name, in the place of an earlier one. One that scales and crops
   * as a network's weights want it leaves that to each network.
   *
   * @param right what the weights want of the network that it was spelled out for
   * @throws IllegalArgumentException when it can have no such name; the message is one line for
   *     people
   */
  public static SavedPreprocessing save(Settings settings, Preprocessing own, Preprocessing right) {
    String name = own.name();
    if (!isFree(name)) {
      throw Problem.refused(
          "'%s' can be no name of an own preprocessing; give one of 1 to %d letters that is not"
              + " '%s' and that no other program's weights have, such as resnet-style",
          Problem.oneLine(name), LONGEST_NAME, NAMELESS);
    }
    boolean open = own.isSizedAs(right);
    put(settings.ownPreprocessings, name, own);
    if (open) {
      settings.ownPreprocessings.computeIfPresent(name, (key, json) -> OPEN + json.substring(1));
    }
    return new SavedPreprocessing(own, open);
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
        && !name.equalsIgnoreCase(NAMELESS)
        && !Preprocessing.isPublished(name.toLowerCase(Locale.ROOT));
  }

  private static Preprocessing read(String said) {
    try {
      return said == null ? null : JSON.readValue(said, Preprocessing.class);
    } catch (JsonProcessingException | RuntimeException e) {
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
