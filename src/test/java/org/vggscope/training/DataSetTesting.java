package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Pictures for tests in other rooms. */
public final class DataSetTesting {
  private static final int SIDE = 32;

  private DataSetTesting() {}

  /** A picture of one colour. */
  public static void picture(Path file, int colour) throws IOException {
    DataSetTest.picture(file, SIDE, colour);
  }

  /** Deletes a folder with all that is in it. */
  public static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walked = Files.walk(folder)) {
      all = walked.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
