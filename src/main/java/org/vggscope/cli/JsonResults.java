package org.vggscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.vggscope.model.Prediction;

/** Results as one JSON array of an object a picture. */
final class JsonResults implements ResultWriter {
  private final Console console;
  private final JsonGenerator json;

  JsonResults(Console console) throws IOException {
    this.console = console;
    this.json = Json.generator(console.out());
    json.writeStartArray();
  }

  @Override
  public void write(Result result) throws IOException {
    json.writeStartObject();
    json.writeStringField("image", result.image());
    json.writeStringField("model", result.model());
    json.writeStringField("preprocessing", result.preprocessing());
    if (result.evaluation() != null) {
      json.writeStringField("evaluation", result.evaluation());
    }
    json.writeNumberField("milliseconds", Json.milliseconds(result.milliseconds()));
    if (result.predictions() == null) {
      json.writeStringField("error", result.error());
    } else {
      json.writeArrayFieldStart("predictions");
      for (Prediction prediction : result.predictions()) {
        json.writeStartObject();
        json.writeNumberField("rank", prediction.rank());
        json.writeNumberField("index", prediction.index());
        json.writeStringField("id", prediction.id());
        json.writeStringField("label", prediction.label());
        if (Double.isNaN(prediction.logit())) {
          json.writeNullField("logit");
        } else {
          json.writeNumberField("logit", prediction.logit());
        }
        json.writeNumberField("probability", prediction.probability());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.flush();
    console.flush();
  }

  @Override
  public void close() throws IOException {
    // Whatever happened, what was printed becomes a whole array.
    json.close();
    console.out().print('\n');
    console.out().flush();
  }
}
