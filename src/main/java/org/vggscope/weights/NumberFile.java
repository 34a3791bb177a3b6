package org.vggscope.weights;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Rows of float32 under names, and words beside them, in the safetensors format: what a training
 * has to remember.
 *
 * @param numbers by name
 * @param words by name
 */
public record NumberFile(Map<String, float[]> numbers, Map<String, String> words) {
  /** The word of a training's checkpoint that says how far it is. */
  public static final String STATE = "state";

  /**
   * Writes it; the file appears whole or not at all.
   *
   * @throws IOException when it cannot be written; what was there before stays
   */
  public void write(Path file) throws IOException {
    ObjectNode header = new JsonMapper().createObjectNode();
    header.putPOJO("__metadata__", words);
    long offset = 0;
    for (Map.Entry<String, float[]> each : numbers.entrySet()) {
      long length = each.getValue().length;
      offset =
          SafetensorsWriter.describe(header, each.getKey(), List.of(length), length, false, offset);
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(SafetensorsWriter.BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    AtomicFile.write(
        file,
        stream -> {
          SafetensorsWriter.write(stream, SafetensorsWriter.padded(header));
          for (Map.Entry<String, float[]> each : numbers.entrySet()) {
            SafetensorsWriter.writeNumbers(
                stream, each.getKey(), FloatBuffer.wrap(each.getValue()), bytes, false);
          }
        });
  }

  /**
   * Reads one.
   *
   * @throws IOException in one line when there is none, or it is broken
   */
  public static NumberFile read(Path file) throws IOException {
    try (ByteSource source = ByteSource.of(file)) {
      TensorTable table = SafetensorsReader.read(source);
      Map<String, float[]> numbers = new LinkedHashMap<>();
      for (StoredTensor tensor : table.tensors()) {
        if (tensor.shape().size() != 1 || tensor.type() != ElementType.F32) {
          throw new WeightFileException(Problem.of("%s is no row of float32", tensor.name()));
        }
        numbers.put(tensor.name(), LayerReader.vector(tensor));
      }
      return new NumberFile(numbers, table.metadata());
    } catch (WeightFileException e) {
      throw named(file, e);
    }
  }

  /**
   * Reads the words of one, and looks whether the numbers are all there.
   *
   * @throws IOException in one line when there is none, or it is broken
   */
  public static Map<String, String> words(Path file) throws IOException {
    try (ByteSource source = ByteSource.of(file)) {
      return SafetensorsReader.read(source).metadata();
    } catch (WeightFileException e) {
      throw named(file, e);
    }
  }

  /**
   * Passes on a table that is none of these.
   *
   * @throws WeightFileException that says where the weights are, when it is
   */
  static TensorTable refuse(TensorTable table) throws WeightFileException {
    boolean rows = table.tensors().stream().allMatch(each -> each.shape().size() == 1);
    if (rows && table.metadata().containsKey(STATE)) {
      throw new WeightFileException(
          Problem.of(
              "this is a training's checkpoint, which 'train --resume' goes on from; the weights"
                  + " are in best.safetensors of the same run, and over time in its folder"
                  + " moments"));
    }
    return table;
  }

  private static WeightFileException named(Path file, WeightFileException e) {
    return new WeightFileException(
        ProblemException.of(e).about(String.valueOf(file.getFileName())), e);
  }
}
