package org.vggscope.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.vggscope.model.Prediction;

/** Reports as JSON in UTF-8, indented, with line feeds on every system. */
public final class JsonWriter {
  private static final JsonMapper MAPPER = new JsonMapper();

  private JsonWriter() {}

  /** A report with nothing in it. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A record as an object, each component a field. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** A class as reports have it; a logit that is no number is null. */
  public static ObjectNode prediction(Prediction prediction) {
    ObjectNode node = object();
    node.put("rank", prediction.rank());
    node.put("index", prediction.index());
    node.put("id", prediction.id());
    node.put("label", prediction.label());
    node.put("logit", Double.isNaN(prediction.logit()) ? null : prediction.logit());
    node.put("probability", prediction.probability());
    return node;
  }

  /** Rounded to a thousandth: nobody needs more of a duration. */
  public static double milliseconds(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  /** A generator that leaves {@code stream} open, for a report that is printed part after part. */
  public static JsonGenerator generator(OutputStream stream) throws IOException {
    JsonGenerator generator = MAPPER.createGenerator(stream);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    generator.setPrettyPrinter(printer());
    return generator;
  }

  private static DefaultPrettyPrinter printer() {
    return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }

  /** Adds an object for each row of a table, its fields the columns; no number is null. */
  public static void addRows(ArrayNode array, Table table) {
    for (List<Object> row : table.rows()) {
      ObjectNode object = array.addObject();
      for (int i = 0; i < row.size(); i++) {
        object.putPOJO(table.columns().get(i), cell(row.get(i)));
      }
    }
  }

  private static Object cell(Object value) {
    return value instanceof Number number && Double.isNaN(number.doubleValue()) ? null : value;
  }

  /** Adds an array of numbers for each row of so many columns. */
  public static void addNumbers(ArrayNode array, float[] values, int columns) {
    for (int first = 0; first < values.length; first += columns) {
      ArrayNode row = array.addArray();
      for (int i = first; i < first + columns; i++) {
        row.add(values[i]);
      }
    }
  }

  /** As {@link #addRows}, for so many rows that each is made when it is written. */
  public static JsonSerializable rows(Table table) {
    return new JsonSerializable.Base() {
      @Override
      public void serialize(JsonGenerator generator, SerializerProvider provider)
          throws IOException {
        generator.writeStartArray();
        for (List<Object> row : table.rows()) {
          generator.writeStartObject();
          for (int i = 0; i < row.size(); i++) {
            provider.defaultSerializeField(table.columns().get(i), cell(row.get(i)), generator);
          }
          generator.writeEndObject();
        }
        generator.writeEndArray();
      }

      @Override
      public void serializeWithType(
          JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
          throws IOException {
        serialize(generator, provider);
      }
    };
  }

  /** Writes one value and a line feed, and leaves the stream open. */
  public static void write(JsonNode value, OutputStream stream) throws IOException {
    try (JsonGenerator generator = generator(stream)) {
      MAPPER.writeValue(generator, value);
      generator.writeRaw('\n');
    }
  }

  /** One value and a line feed. */
  public static String text(JsonNode value) {
    try {
      return MAPPER.writer(printer()).writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
