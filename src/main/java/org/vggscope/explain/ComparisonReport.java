package org.vggscope.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.vggscope.model.BlockTable;
import org.vggscope.model.Layer;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Prediction;
import org.vggscope.report.JsonWriter;

/** Comparisons as reports. */
public final class ComparisonReport {
  private ComparisonReport() {}

  /**
   * One comparison.
   *
   * @param top a class is named when it is among so many of either network
   */
  public static ObjectNode of(ModelComparison comparison, int top) {
    ObjectNode node = JsonWriter.object();
    node.put("image", comparison.picture());
    node.set("first", side(comparison.first()));
    node.set("second", side(comparison.second()));
    MergedRanking ranking = comparison.ranking();
    node.put("sameFirst", ranking.isSameFirst());
    node.put("distance", ranking.distance());
    ArrayNode classes = node.putArray("classes");
    for (MergedRanking.Row row : ranking.top(top)) {
      ObjectNode entry = classes.addObject();
      entry.put("id", row.id());
      entry.put("label", row.label());
      entry.set("first", prediction(row.first()));
      entry.set("second", prediction(row.second()));
      if (row.isShared()) {
        entry.put("rankChange", row.rankChange());
      }
      entry.put("meanProbability", row.meanProbability());
    }
    if (comparison.cutOtherwise()) {
      node.put("cutOtherwise", true);
    }
    if (comparison.likeness() != null) {
      node.set("likeness", likeness(comparison.likeness()));
    }
    return node;
  }

  private static ObjectNode side(ModelComparison.Side side) {
    ObjectNode node = JsonWriter.object();
    node.put("model", side.model());
    node.put("preprocessing", side.preprocessing());
    node.put("milliseconds", JsonWriter.milliseconds(side.milliseconds()));
    ArrayNode blocks = node.putArray("blocks");
    side.blocks().rows().forEach(row -> blocks.add(block(row, side).put("block", row.block())));
    node.set("total", block(side.blocks().total(), side));
    return node;
  }

  private static ObjectNode block(BlockTable.Row row, ModelComparison.Side side) {
    ObjectNode node = JsonWriter.object();
    ArrayNode layers = node.putArray("layers");
    row.layers().stream().map(Layer::name).forEach(layers::add);
    node.put("parameters", row.parameters());
    node.put("multiplyAdds", row.multiplyAdds());
    node.put("receptiveField", row.field().size());
    node.put("weightBytes", row.weightBytes());
    node.put("activationBytes", row.activationBytes());
    double time = row.time(side.times());
    if (!Double.isNaN(time)) {
      node.put("milliseconds", JsonWriter.milliseconds(time));
    }
    return node;
  }

  private static ObjectNode prediction(Prediction prediction) {
    return prediction == null ? null : JsonWriter.prediction(prediction);
  }

  private static ObjectNode likeness(CkaMatrix matrix) {
    ObjectNode node = JsonWriter.object();
    node.put("measure", "linear CKA over positions");
    ArrayNode rows = node.putArray("rows");
    matrix.rows().stream().map(Layer::name).forEach(rows::add);
    ArrayNode columns = node.putArray("columns");
    matrix.columns().stream().map(Layer::name).forEach(columns::add);
    ArrayNode values = node.putArray("values");
    ArrayNode positions = node.putArray("positions");
    for (int row = 0; row < matrix.rows().size(); row++) {
      ArrayNode line = values.addArray();
      ArrayNode counts = positions.addArray();
      for (int column = 0; column < matrix.columns().size(); column++) {
        double value = matrix.at(row, column);
        if (Double.isNaN(value)) {
          line.addNull();
        } else {
          line.add(value);
        }
        counts.add(matrix.positionsAt(row, column));
      }
    }
    return node;
  }
}
