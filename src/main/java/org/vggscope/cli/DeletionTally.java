package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The areas below the deletion curves of many pictures, of one method and of chance. */
final class DeletionTally {
  private final List<Double> evidence = new ArrayList<>();
  private final List<Double> chance = new ArrayList<>();

  /** Counts one picture. */
  void add(double evidenceArea, double chanceArea) {
    evidence.add(evidenceArea);
    chance.add(chanceArea);
  }

  /** Pictures that were counted. */
  int count() {
    return evidence.size();
  }

  /** Mean area when what has most evidence goes first; null without pictures. */
  Double evidence() {
    return mean(evidence);
  }

  /** Mean area when pixels go by chance; null without pictures. */
  Double chance() {
    return mean(chance);
  }

  private static Double mean(List<Double> areas) {
    return areas.isEmpty()
        ? null
        : areas.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** Share of the pictures, 0 to 1, whose area is smaller by evidence; null without pictures. */
  Double better() {
    int count = 0;
    for (int i = 0; i < evidence.size(); i++) {
      if (evidence.get(i) < chance.get(i)) {
        count++;
      }
    }
    return evidence.isEmpty() ? null : (double) count / evidence.size();
  }

  /** For a report. */
  ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("evidence", evidence());
    node.put("random", chance());
    node.put("better", better());
    return node;
  }
}
