package org.vggscope.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vggscope.support.Problem;

/**
 * One network in several safetensors files, as Hugging Face's libraries split large ones: opened by
 * the index that lists them, or by any of them.
 */
final class Shards {
  private static final Pattern NAME =
      Pattern.compile("(.*)-([0-9]{5})-of-([0-9]{5})(\\.safetensors)");
  private static final String MAP = "weight_map";
  private static final int LARGEST_INDEX = 16 << 20;
  private static final int HEAD = 1 << 16;
  private static final int MOST = 1000;

  private Shards() {}

  /** Whether a source is the index of such files. */
  static boolean isIndex(ByteSource source) throws IOException {
    if (source.size() > LARGEST_INDEX) {
      return false;
    }
    String head = text(source, HEAD);
    return head.stripLeading().startsWith("{") && head.contains('"' + MAP + '"');
  }

  private static String text(ByteSource source, long most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, source.size()));
    source.read(0, bytes);
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  /** All arrays of the files that an index lists. */
  static TensorTable ofIndex(ByteSource index) throws IOException {
    JsonNode map;
    try {
      map = new JsonMapper().readTree(text(index, LARGEST_INDEX)).path(MAP);
    } catch (JsonProcessingException e) {
      throw new WeightFileException(Problem.of("the index is no valid JSON; download it again"), e);
    }
    TreeSet<String> files = new TreeSet<>();
    map.forEach(file -> files.add(file.asText()));
    if (files.isEmpty() || files.size() > MOST) {
      throw new WeightFileException(Problem.of("the index lists %d files", files.size()));
    }
    return together(index, files, null);
  }

  /**
   * All arrays of the files that one belongs to.
   *
   * @param own what that one holds
   * @return the same when it is no part of anything
   */
  static TensorTable of(ByteSource shard, TensorTable own) throws IOException {
    Matcher name = NAME.matcher(shard.name());
    if (!name.matches() || Integer.parseInt(name.group(3)) > MOST) {
      return own;
    }
    List<String> files = new ArrayList<>();
    for (int i = 1; i <= Integer.parseInt(name.group(3)); i++) {
      files.add("%s-%05d-of-%s%s".formatted(name.group(1), i, name.group(3), name.group(4)));
    }
    return together(shard, files, own);
  }

  private static TensorTable together(ByteSource one, Collection<String> files, TensorTable own)
      throws IOException {
    List<StoredTensor> tensors = new ArrayList<>();
    for (String file : files) {
      if (own != null && file.equals(one.name())) {
        tensors.addAll(own.tensors());
        continue;
      }
      ByteSource other = one.beside(file);
      if (other == null) {
        throw new WeightFileException(
            Problem.of(
                "the network is in %d files, of which %s is not beside this one; put all of them in"
                    + " one folder",
                files.size(), Messages.quote(file)));
      }
      tensors.addAll(SafetensorsReader.read(other).tensors());
      TensorTable.checkCount(tensors.size());
    }
    return new TensorTable(Container.SAFETENSORS, tensors);
  }
}
