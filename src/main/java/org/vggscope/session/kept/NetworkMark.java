package org.vggscope.session.kept;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Checksum;

/**
 * By what a network's file is known again, wherever it lies.
 *
 * @param key its path when the session was saved
 * @param sum its SHA-256, in hexadecimal digits
 * @param size its length in bytes
 * @param said what a person says that its weights want
 */
record NetworkMark(String key, String sum, long size, Said said) {
  /** A folder of more files is not searched. */
  private static final int MOST_FILES = 10_000;

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What somebody says that weights want.
   *
   * @param isKnown whether it is known if somebody says anything
   * @param preprocessing null when nobody does
   */
  record Said(boolean isKnown, Preprocessing preprocessing) {
    /** What is said of a file of a session. */
    static Said of(SavedSession session, String file) {
      Optional<Preprocessing> said = session.said().getOrDefault(file, Optional.empty());
      return new Said(session.said().containsKey(file), said.orElse(null));
    }

    private static Said read(JsonNode node) {
      try {
        return new Said(!node.isMissingNode(), JSON.treeToValue(node, Preprocessing.class));
      } catch (JsonProcessingException | RuntimeException e) {
        // Anybody may have written it, and the record itself refuses numbers that are none.
        return new Said(false, null);
      }
    }
  }

  static NetworkMark of(Path file, Said said) throws IOException {
    return new NetworkMark(file.toString(), Checksum.of(file), Files.size(file), said);
  }

  void write(ObjectNode node) {
    node.put("path", key);
    node.put("sha256", sum);
    node.put("size", size);
    if (said.isKnown) {
      node.set("preprocessing", JSON.valueToTree(said.preprocessing));
    }
  }

  static NetworkMark read(JsonNode node) {
    return new NetworkMark(
        node.path("path").asText(),
        node.path("sha256").asText(),
        node.path("size").asLong(),
        Said.read(node.path("preprocessing")));
  }

  /** What the file is called, on whatever system it lay. */
  String name() {
    return SavedSession.nameOf(key);
  }

  /**
   * The file with the same content.
   *
   * @param likely where else it may be than where it was
   * @param folder in which it may be, under any name
   */
  Optional<Path> find(Set<Path> likely, Path folder) throws IOException {
    Set<Path> places = new LinkedHashSet<>();
    local(key).ifPresent(places::add);
    places.addAll(likely);
    for (Path place : places) {
      if (isIt(place)) {
        return Optional.of(place.toAbsolutePath());
      }
    }
    try (Stream<Path> beside = Files.list(folder)) {
      for (Path place : (Iterable<Path>) beside.limit(MOST_FILES)::iterator) {
        if (isIt(place)) {
          return Optional.of(place.toAbsolutePath());
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return Optional.empty();
  }

  private boolean isIt(Path place) throws IOException {
    return Files.isRegularFile(place)
        && Files.size(place) == size
        && Checksum.of(place).equals(sum);
  }

  /** A path of this machine; to look whether another machine has a file would connect to it. */
  static Optional<Path> local(String text) {
    try {
      boolean remote = text.startsWith("\\\\") || text.startsWith("//");
      Path path = Path.of(text);
      return remote || !path.isAbsolute() ? Optional.empty() : Optional.of(path);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
