package org.vggscope.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * The safetensors format: 8 bytes with the length of a JSON header, the header with each array's
 * type, shape and bytes, then the bytes (https://github.com/huggingface/safetensors#format).
 */
final class SafetensorsReader {
  /** What the format's own library allows. */
  private static final long MAX_HEADER = 100_000_000;

  /** Words of metadata; libraries write some ten. */
  private static final int MAX_WORDS = 10_000;

  private static final int LENGTH_BYTES = Long.BYTES;
  private static final int MAX_AXES = 16;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxStringLength(1 << 20)
                  .maxNameLength(1 << 12)
                  .build())
          .build();

  private SafetensorsReader() {}

  /** Whether the bytes begin like this format: a possible length, then a JSON object. */
  static boolean recognizes(ByteBuffer head, long size) {
    if (head.remaining() < LENGTH_BYTES + 1) {
      return false;
    }
    return head.get(head.position() + LENGTH_BYTES) == '{'
        && head.get(head.position() + LENGTH_BYTES - 1) == 0;
  }

  static TensorTable read(ByteSource source) throws IOException {
    long size = source.size();
    ByteBuffer prefix = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    source.read(0, prefix);
    long length = prefix.getLong(0);
    if (length < 2 || length > MAX_HEADER) {
      throw new WeightFileException(
          Problem.of(
              "The safetensors header claims %s bytes; at most %d are allowed",
              Long.toUnsignedString(length), MAX_HEADER));
    }
    if (length > size - LENGTH_BYTES) {
      throw new WeightFileException(
          Problem.of(
              "The safetensors header claims %d bytes, but the file ends after %d; it is cut short, so copy or download it again",
              length, size - LENGTH_BYTES));
    }
    byte[] header = new byte[(int) length];
    source.read(LENGTH_BYTES, ByteBuffer.wrap(header));
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = parse(header, metadata);
    long data = LENGTH_BYTES + length;
    check(entries, size - data);
    List<StoredTensor> tensors = new ArrayList<>();
    for (Entry entry : entries) {
      tensors.add(
          StoredTensor.contiguous(
              entry.name,
              entry.shape,
              entry.type,
              ByteOrder.LITTLE_ENDIAN,
              source,
              data + entry.begin));
    }
    return new TensorTable(Container.SAFETENSORS, tensors, metadata);
  }

  private record Entry(String name, ElementType type, List<Long> shape, long begin, long end) {}

  private static List<Entry> parse(byte[] header, Map<String, String> metadata) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (JsonParser json = JSON.createParser(header)) {
      require(json.nextToken() == JsonToken.START_OBJECT, Phrase.of("is no JSON object"));
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        require(json.nextToken() == JsonToken.START_OBJECT, undescribed(name));
        if (name.equals("__metadata__")) {
          while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            require(
                json.nextToken() == JsonToken.VALUE_STRING,
                Phrase.of("has metadata that is no text"));
            // What readers of other formats say is theirs to say.
            if (!key.startsWith("graph.")) {
              metadata.put(key, json.getText());
            }
            require(
                metadata.size() <= MAX_WORDS, Phrase.of("has more metadata than any weight file"));
          }
        } else {
          entries.add(entry(name, json));
          TensorTable.checkCount(entries.size());
        }
      }
    } catch (JsonProcessingException e) {
      throw new WeightFileException(
          Problem.of(
              "The safetensors header is no valid JSON: %s",
              Messages.quote(String.valueOf(e.getOriginalMessage()))),
          e);
    }
    return entries;
  }

  private static Entry entry(String name, JsonParser json) throws IOException {
    ElementType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "dtype" -> type = type(name, json.getText());
        case "shape" -> shape = numbers(name, json);
        case "data_offsets" -> offsets = numbers(name, json);
        default -> json.skipChildren();
      }
    }
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw new WeightFileException(
          Problem.of(
              "%s lacks its dtype, shape or data_offsets in the safetensors header",
              Messages.quote(name)));
    }
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static ElementType type(String name, String word) throws WeightFileException {
    for (ElementType type : ElementType.values()) {
      if (type.name().equals(word)) {
        return type;
      }
    }
    throw new WeightFileException(
        Problem.of(
            "%s is of type %s; weights are F32, F16, BF16 or F64",
            Messages.quote(name), Messages.quote(String.valueOf(word))));
  }

  private static List<Long> numbers(String name, JsonParser json) throws IOException {
    List<Long> numbers = new ArrayList<>();
    require(json.currentToken() == JsonToken.START_ARRAY, undescribed(name));
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      numbers.add(json.getLongValue());
      require(
          numbers.size() <= MAX_AXES, Phrase.of("gives too many axes to %s", Messages.quote(name)));
    }
    require(json.currentToken() == JsonToken.END_ARRAY, undescribed(name));
    return numbers;
  }

  private static Phrase undescribed(String name) {
    return Phrase.of("does not describe %s", Messages.quote(name));
  }

  private static void require(boolean holds, Phrase what) throws WeightFileException {
    if (!holds) {
      throw new WeightFileException(Problem.of("The safetensors header %s", what));
    }
  }

  /** Checks that each array's bytes are as many as its shape needs, inside the file and its own. */
  private static void check(List<Entry> entries, long available) throws WeightFileException {
    long end = 0;
    String before = "";
    List<Entry> byPlace = new ArrayList<>(entries);
    byPlace.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    for (Entry entry : byPlace) {
      String name = Messages.quote(entry.name);
      if (entry.begin < 0 || entry.end < entry.begin) {
        throw new WeightFileException(
            Problem.of("%s claims the bytes %d to %d", name, entry.begin, entry.end));
      }
      long bytes = StoredTensor.count(name, entry.shape) * entry.type.bytes();
      if (entry.end - entry.begin != bytes) {
        throw new WeightFileException(
            Problem.of(
                "%s has %d bytes of data, expected %d for %s %s",
                name, entry.end - entry.begin, bytes, entry.type, StoredTensor.text(entry.shape)));
      }
      if (entry.end > available) {
        throw new WeightFileException(
            Problem.of(
                "%s needs %s of data, but the file has only %s; it is cut short",
                name, Messages.bytes(entry.end), Messages.bytes(available)));
      }
      if (entry.begin < end) {
        throw new WeightFileException(Problem.of("%s and %s claim the same bytes", before, name));
      }
      end = entry.end;
      before = name;
    }
  }
}
