package org.vggscope.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two networks answered to one picture, class by class.
 *
 * <p>Where both networks have the same labels, classes are matched by their index. Where they do
 * not, by WordNet id; a class that only one network has stays without a partner. Without ids on
 * either side, networks with equally many classes are matched by index.
 */
public final class MergedRanking {
  /**
   * One class.
   *
   * @param first what the first network thinks of it, or null when it has no such class
   * @param second what the second network thinks of it, or null when it has no such class
   */
  public record Row(Prediction first, Prediction second) {
    /** WordNet id, or empty. */
    public String id() {
      return any().id();
    }

    /** Names of the class. */
    public String label() {
      return any().label();
    }

    private Prediction any() {
      return first == null ? second : first;
    }

    /** Whether both networks have the class. */
    public boolean isShared() {
      return first != null && second != null;
    }

    /**
     * The mean of both probabilities, 0 where a network has no such class: what the paper calls
     * fusion (Simonyan and Zisserman 2014, Section 4.5).
     */
    public double meanProbability() {
      return (probability(first) + probability(second)) / 2;
    }

    private static double probability(Prediction prediction) {
      return prediction == null ? 0 : prediction.probability();
    }

    /**
     * By how many ranks the second network puts it lower; negative where it puts it higher, 0 where
     * only one has it.
     */
    public int rankChange() {
      return isShared() ? second.rank() - first.rank() : 0;
    }
  }

  private final List<Row> rows;
  private final Prediction first;
  private final Prediction second;

  private MergedRanking(List<Row> rows, Prediction first, Prediction second) {
    this.rows = rows;
    this.first = first;
    this.second = second;
  }

  /**
   * Matches all classes of two networks.
   *
   * @param first all classes of the first network, the most probable first; empty when it has no
   *     classifier
   * @param second all classes of the second one
   */
  public static MergedRanking of(List<Prediction> first, List<Prediction> second) {
    Map<Object, Prediction> partners = new HashMap<>();
    boolean byIndex = isMatchedByIndex(first, second);
    for (Prediction prediction : second) {
      partners.putIfAbsent(key(prediction, byIndex, false), prediction);
    }
    List<Row> rows = new ArrayList<>();
    for (Prediction prediction : first) {
      rows.add(new Row(prediction, partners.remove(key(prediction, byIndex, true))));
    }
    for (Prediction prediction : second) {
      if (partners.get(key(prediction, byIndex, false)) == prediction) {
        rows.add(new Row(null, prediction));
      }
    }
    rows.sort(
        Comparator.comparingDouble(Row::meanProbability)
            .reversed()
            .thenComparingInt(row -> row.first == null ? Integer.MAX_VALUE : row.first.rank())
            .thenComparingInt(row -> row.second == null ? Integer.MAX_VALUE : row.second.rank()));
    return new MergedRanking(
        List.copyOf(rows),
        first.isEmpty() ? null : first.get(0),
        second.isEmpty() ? null : second.get(0));
  }

  private static boolean isMatchedByIndex(List<Prediction> first, List<Prediction> second) {
    if (first.size() != second.size()) {
      return false;
    }
    boolean named =
        first.stream().anyMatch(prediction -> !prediction.id().isEmpty())
            && second.stream().anyMatch(prediction -> !prediction.id().isEmpty());
    return !named || idsByIndex(first).equals(idsByIndex(second));
  }

  private static Map<Integer, String> idsByIndex(List<Prediction> ranked) {
    Map<Integer, String> ids = new HashMap<>();
    ranked.forEach(prediction -> ids.put(prediction.index(), prediction.id()));
    return ids;
  }

  /** A class without an id is nobody's partner unless classes are matched by index. */
  private static Object key(Prediction prediction, boolean byIndex, boolean first) {
    if (byIndex) {
      return prediction.index();
    }
    return prediction.id().isEmpty() ? List.of(first, prediction.index()) : prediction.id();
  }

  /** All classes of either network, the one with the highest mean probability first. */
  public List<Row> rows() {
    return rows;
  }

  /** The classes that are among the first {@code count} of either network, in the same order. */
  public List<Row> top(int count) {
    return rows.stream()
        .filter(row -> isAmong(row.first, count) || isAmong(row.second, count))
        .toList();
  }

  private static boolean isAmong(Prediction prediction, int count) {
    return prediction != null && prediction.rank() <= count;
  }

  /** The first network's most probable class; null when it has no classifier. */
  public Prediction first() {
    return first;
  }

  /** The second network's most probable class; null when it has no classifier. */
  public Prediction second() {
    return second;
  }

  /** Whether both networks put the same class first. */
  public boolean isSameFirst() {
    return rows.stream()
        .anyMatch(row -> row.isShared() && row.first == first && row.second == second);
  }

  /** Whether each class of one network is one of the other. */
  public boolean isSameClasses() {
    return rows.stream().allMatch(Row::isShared);
  }

  /** How many classes both networks have. */
  public int sharedClasses() {
    return (int) rows.stream().filter(Row::isShared).count();
  }

  /**
   * How far the answers lie apart: the share of probability that the networks place on different
   * classes, from 0 for the same answer to 1 (the total variation distance). What a network places
   * on a class that the other one does not have counts whole.
   */
  public double distance() {
    return rows.stream()
            .mapToDouble(row -> Math.abs(Row.probability(row.first) - Row.probability(row.second)))
            .sum()
        / 2;
  }
}
