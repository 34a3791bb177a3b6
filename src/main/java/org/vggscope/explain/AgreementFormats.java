package org.vggscope.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.vggscope.inference.Agreement;
import org.vggscope.inference.Csv;
import org.vggscope.model.Prediction;

/** Agreement of two networks as JSON and as comma-separated values. */
public final class AgreementFormats {
  private AgreementFormats() {}

  /**
   * All of it, the pictures in the order of the agreement.
   *
   * @param ids what the two networks are called
   */
  public static ObjectNode json(List<String> ids, Agreement agreement) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
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
      entry.set("first", prediction(answer.first()));
      entry.set("second", prediction(answer.second()));
    }
    return node;
  }

  private static ObjectNode prediction(Prediction prediction) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("index", prediction.index());
    node.put("id", prediction.id());
    node.put("label", prediction.label());
    node.put("probability", prediction.probability());
    return node;
  }

  /**
   * A line a picture, in the order of the agreement.
   *
   * @param ids what the two networks are called
   */
  public static String csv(List<String> ids, Agreement agreement) {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                List.of(
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
                    "second_probability")));
    for (Agreement.Answer answer : agreement.answers()) {
      text.append(
          Csv.line(
              List.of(
                  answer.picture().toString(),
                  ids.get(0),
                  ids.get(1),
                  String.valueOf(answer.sameFirst()),
                  String.valueOf(answer.distance()),
                  answer.first().id(),
                  answer.first().label(),
                  String.valueOf(answer.first().probability()),
                  answer.second().id(),
                  answer.second().label(),
                  String.valueOf(answer.second().probability()))));
    }
    return text.toString();
  }
}
