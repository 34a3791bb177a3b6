package org.vggscope.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.vggscope.inference.Agreement;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;

/** Agreement of two networks as a report and as a table. */
public final class AgreementReport {
  private AgreementReport() {}

  /**
   * All of it, the pictures in the order of the agreement.
   *
   * @param ids what the two networks are called
   */
  public static ObjectNode json(List<String> ids, Agreement agreement) {
    ObjectNode node = JsonWriter.object();
    ids.forEach(node.putArray("models")::add);
    int images = agreement.answers().size();
    node.put("images", images);
    node.put("sameFirst", agreement.sameFirst());
    node.put("agreement", images == 0 ? null : agreement.share());
    node.put("meanDistance", images == 0 ? null : agreement.meanDistance());
    node.put("skipped", agreement.failures().size());
    ArrayNode pictures = node.putArray("pictures");
    for (Agreement.Answer answer : agreement.answers()) {
      ObjectNode entry = pictures.addObject();
      entry.put("image", answer.picture().toString());
      entry.put("sameFirst", answer.sameFirst());
      entry.put("distance", answer.distance());
      entry.set("first", JsonWriter.prediction(answer.first()));
      entry.set("second", JsonWriter.prediction(answer.second()));
    }
    return node;
  }

  /**
   * A line a picture, in the order of the agreement.
   *
   * @param ids what the two networks are called
   */
  public static Table table(List<String> ids, Agreement agreement) {
    Table.Builder table =
        Table.of(
            "image",
            "first_model",
            "second_model",
            "same_first",
            "distance",
            "first_id",
            "first_label",
            "first_probability",
            "second_id",
            "second_label",
            "second_probability");
    for (Agreement.Answer answer : agreement.answers()) {
      table.row(
          answer.picture().toString(),
          ids.get(0),
          ids.get(1),
          answer.sameFirst(),
          answer.distance(),
          answer.first().id(),
          answer.first().label(),
          answer.first().probability(),
          answer.second().id(),
          answer.second().label(),
          answer.second().probability());
    }
    return table.build();
  }
}
