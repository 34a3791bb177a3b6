package org.vggscope.training.record;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * A JSON file that people write, too: what is wrong with it is said by field and line. A record
 * that refuses a number says {@link Problem#about} which field.
 */
public final class RecordFile {
  private static final long LARGEST = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private RecordFile() {}

  /**
   * Reads one.
   *
   * @throws IOException in one line when there is none, or it is not as it should be
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
      throw new ProblemException(Problem.of("is missing").about(file.toString()));
    }
    String name = String.valueOf(file.getFileName());
    try {
      return parse(Files.readString(file), name, type);
    } catch (CharacterCodingException e) {
      throw new ProblemException(Problem.of("is no text").about(name), e);
    }
  }

  /**
   * Reads what such a file has in it.
   *
   * @param name of the file
   */
  public static <T> T parse(String text, String name, Class<T> type) throws ProblemException {
    try {
      T value = JSON.readValue(text, type);
      if (value == null) {
        throw new ProblemException(Problem.of("there is nothing in it").about(name));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new ProblemException(problem(text, e).about(name), e);
    }
  }

  /** As JSON, with a break at the end. */
  public static String text(Object value) {
    try {
      return JSON.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Problem problem(String text, JsonProcessingException e) {
    List<String> path = new ArrayList<>();
    if (e instanceof JsonMappingException mapping) {
      mapping.getPath().stream()
          .filter(each -> each.getFieldName() != null)
          .forEach(each -> path.add(each.getFieldName()));
    }
    if (e.getCause() instanceof Problem.Carrier carrier && carrier.problem() != null) {
      Problem refused = carrier.problem();
      if (refused.subject() == null) {
        return refused;
      }
      path.add(refused.subject());
      int line = line(text, path);
      Problem bare = refused.about(null);
      return line == 0
          ? Problem.of("%s is missing: it %s", String.join(".", path), bare)
          : Problem.of("%s in line %d %s", String.join(".", path), line, bare);
    }
    if (text.isBlank()) {
      return Problem.of("there is nothing in it");
    }
    int reached = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    int line = path.isEmpty() ? reached : Math.max(1, line(text, path));
    String field = Problem.oneLine(String.join(".", path));
    if (e instanceof UnrecognizedPropertyException unknown) {
      String names =
          Arrays.stream(unknown.getReferringClass().getRecordComponents())
              .map(RecordComponent::getName)
              .collect(Collectors.joining(", "));
      return Problem.of("no field is called %s (line %d); there are %s", field, line, names);
    }
    if (e instanceof MismatchedInputException mismatched) {
      return path.isEmpty()
          ? Problem.of("is more or less than one object, {...} (line %d)", line)
          : Problem.of("%s in line %d is to be %s", field, line, wanted(mismatched));
    }
    return e.getCause() instanceof InputCoercionException
        ? Problem.of("%s in line %d is too large a number", field, line)
        : Problem.of("line %d is not as JSON has it, or ends too early", reached);
  }

  private static Phrase wanted(MismatchedInputException e) {
    Class<?> type = e.getTargetType();
    if (type.isEnum()) {
      return Phrase.of(
          "one of %s",
          Arrays.stream(type.getEnumConstants())
              .map(each -> JSON.convertValue(each, String.class))
              .collect(Collectors.joining(", ")));
    }
    if (type == boolean.class || type == Boolean.class) {
      return Phrase.of("true or false");
    }
    if (type == int.class || type == long.class) {
      return Phrase.of("a whole number");
    }
    if (type == double.class) {
      return Phrase.of("a number");
    }
    if (type == String.class) {
      return Phrase.of("a text in quotes");
    }
    return type.isRecord()
        ? Phrase.of("an object, {...} with fields of its own")
        : Phrase.of("a list, [...]");
  }

  /** The line that a field begins in, from 1; 0 where there is none of that name. */
  private static int line(String text, List<String> path) {
    try (JsonParser json = JSON.createParser(text)) {
      int depth = 0;
      int found = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
          if (depth <= found) {
            return 0;
          }
        } else if (token == JsonToken.FIELD_NAME
            && depth == found + 1
            && json.currentName().equals(path.get(found))) {
          found++;
          if (found == path.size()) {
            return json.currentTokenLocation().getLineNr();
          }
        }
      }
    } catch (JacksonException e) {
      return 0;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return 0;
  }
}
