package org.vggscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;

/** JSON in UTF-8, indented, with line feeds on every system. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A generator that leaves {@code stream} open. */
  static JsonGenerator generator(OutputStream stream) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    JsonGenerator generator = MAPPER.createGenerator(stream);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
    return generator;
  }

  /** Prints one value and a line feed. */
  static void print(JsonNode value, Console console) throws IOException {
    try (JsonGenerator generator = generator(console.out())) {
      generator.writeTree(value);
      generator.writeRaw('\n');
    }
    console.flush();
  }

  /** Rounded to a thousandth: nobody needs more of a duration. */
  static double milliseconds(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
