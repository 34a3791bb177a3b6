package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vggscope.support.Problem;

/** ImageNet's development kit of 2012, which numbers the classes in an order of its own. */
public final class Devkit {
  /** What its table of classes is called. */
  public static final String TABLE = "meta.mat";

  private Devkit() {}

  /**
   * The WordNet ids of its classes by their {@code ILSVRC2012_ID}, from 1.
   *
   * @throws IOException when the file is not that table
   */
  public static Map<Integer, String> classes(Path table) throws IOException {
    Map<Integer, String> classes = new TreeMap<>();
    try (ByteSource source = ByteSource.of(table);
        Spool spool = new Spool(() -> false)) {
      ByteBuffer head = ByteBuffer.allocate((int) Math.min(64, source.size()));
      source.read(0, head);
      if (MatFile.recognizes(head.flip())) {
        MatFile.Value synsets =
            MatFile.read(source, spool, Set.of("synsets"))
                .getOrDefault("synsets", MatFile.Value.NOTHING);
        for (Map<String, MatFile.Value> each : synsets.fields()) {
          StoredTensor number = each.getOrDefault("ILSVRC2012_ID", MatFile.Value.NOTHING).numbers();
          String id = each.getOrDefault("WNID", MatFile.Value.NOTHING).text();
          double[] numbers = number == null ? new double[0] : MatConvNetReader.numbers(number);
          if (numbers.length > 0 && id != null) {
            classes.put((int) numbers[0], id);
          }
        }
      }
    }
    if (classes.isEmpty()) {
      throw new WeightFileException(
          Problem.of("not the table of classes of ImageNet's development kit").about(TABLE));
    }
    return classes;
  }
}
