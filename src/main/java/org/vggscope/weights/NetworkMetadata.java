package org.vggscope.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.stream.Collectors;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * A network's layers as a word of a file's metadata, for what no shape tells: strides, paddings,
 * poolings, normalisations.
 */
final class NetworkMetadata {
  static final String KEY = "network";

  /** Side of the pictures that the network was trained on, in pixels. */
  static final String INPUT_SIZE = "input_size";

  /** More layers than any network that the program was made for, by far. */
  private static final int MOST_LAYERS = 1000;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private NetworkMetadata() {}

  /**
   * The network at the size that a file says it was trained at, where its shapes let another one
   * guess. Smaller pictures are read through averaged maps, for there is no other way; a size that
   * the network cannot be made for is not believed.
   */
  static NetworkSpec sized(NetworkSpec told, Map<String, String> metadata) {
    try {
      int side = Integer.parseInt(metadata.getOrDefault(INPUT_SIZE, "").strip());
      NetworkSpec smaller = told.adaptive();
      return side < told.inputSize() && side >= smaller.leastSide()
          ? smaller.trainedAt(side)
          : told;
    } catch (NumberFormatException e) {
      return told;
    }
  }

  /** What a file says of its size that is not believed; null where it says nothing or is. */
  static String unbelieved(NetworkSpec network, Map<String, String> metadata) {
    String said = metadata.get(INPUT_SIZE);
    return said == null || said.strip().equals(String.valueOf(network.inputSize())) ? null : said;
  }

  static String write(NetworkSpec network) {
    try {
      return JSON.writeValueAsString(network);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads it back.
   *
   * @throws WeightFileException when it makes no network
   */
  static NetworkSpec read(String word) throws WeightFileException {
    try {
      NetworkSpec network = JSON.readValue(word, NetworkSpec.class);
      if (network != null && network.layers().size() <= MOST_LAYERS) {
        return network;
      }
      throw new WeightFileException(Problem.of("The file's own words on its network make none"));
    } catch (JsonProcessingException e) {
      throw new WeightFileException(
          Problem.of("The file's own words on its network make none: %s", reason(e)), e);
    }
  }

  /** What is wrong, for whom Java's names say nothing. */
  private static Object reason(JsonProcessingException e) {
    if (e.getCause() instanceof Problem.Carrier known) {
      return known.problem();
    }
    String place =
        e instanceof JsonMappingException mapping
            ? mapping.getPath().stream().map(NetworkMetadata::step).collect(Collectors.joining())
            : "";
    return place.isEmpty()
        ? Phrase.of("they are no JSON of a network")
        : Phrase.of("there can be no such %s", Messages.quote(place.substring(1)));
  }

  /** Of the way to a value: {@code .layers.3.kind}. */
  private static String step(JsonMappingException.Reference place) {
    return "." + (place.getFieldName() == null ? place.getIndex() : place.getFieldName());
  }
}
