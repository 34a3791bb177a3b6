package org.vggscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.vggscope.report.JsonWriter;

/** Results as one JSON array of an object a picture. */
final class JsonResults implements ResultWriter {
  private final boolean assumed;
  private final Console console;
  private final JsonGenerator json;

  JsonResults(boolean assumed, Console console) throws IOException {
    this.assumed = assumed;
    this.console = console;
    this.json = JsonWriter.generator(console.out());
    json.writeStartArray();
  }

  @Override
  public void write(Result result) throws IOException {
    json.writeTree(node(result, assumed));
    json.flush();
    console.flush();
  }

  /** One picture's object. */
  static ObjectNode node(Result result, boolean assumed) {
    ObjectNode node = JsonWriter.object();
    node.put("image", result.image());
    node.put("model", result.model());
    node.put("preprocessing", result.preprocessing());
    if (assumed) {
      node.put("preprocessingAssumed", true);
    }
    if (result.evaluation() != null) {
      node.put("evaluation", result.evaluation());
    }
    node.put("milliseconds", JsonWriter.milliseconds(result.milliseconds()));
    if (result.predictions() == null) {
      node.put("error", result.error());
    } else {
      ArrayNode predictions = node.putArray("predictions");
      result.predictions().forEach(each -> predictions.add(JsonWriter.prediction(each)));
    }
    return node;
  }

  @Override
  public void close() throws IOException {
    // Whatever happened, what was printed becomes a whole array.
    json.close();
    console.out().print('\n');
    console.out().flush();
  }
}
