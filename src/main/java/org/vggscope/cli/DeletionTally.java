package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.vggscope.report.JsonWriter;

/** The areas below the deletion curves of many pictures by one method. */
final class DeletionTally {
  private final List<Areas> pictures = new ArrayList<>();

  /**
   * One picture's areas, each from 0 to 1.
   *
   * @param evidence when what has most evidence goes first
   * @param random when pixels go by chance, the mean over some orders
   * @param squares when squares go by chance, the mean over some orders
   */
  record Areas(double evidence, double random, double squares) {}

  void add(Areas areas) {
    pictures.add(areas);
  }

  /** Pictures that were counted. */
  int count() {
    return pictures.size();
  }

  /** The mean over the pictures; null without any. */
  Double mean(ToDoubleFunction<Areas> value) {
    return pictures.isEmpty() ? null : pictures.stream().mapToDouble(value).average().orElseThrow();
  }

  /** Share of the pictures, 0 to 1, on which evidence has the smaller area; null without any. */
  Double better(ToDoubleFunction<Areas> control) {
    return mean(areas -> areas.evidence < control.applyAsDouble(areas) ? 1 : 0);
  }

  /** For a report. */
  ObjectNode json() {
    ObjectNode node = JsonWriter.object();
    node.put("evidence", mean(Areas::evidence));
    node.put("random", mean(Areas::random));
    node.put("better", better(Areas::random));
    node.put("squares", mean(Areas::squares));
    node.put("betterThanSquares", better(Areas::squares));
    return node;
  }
}
