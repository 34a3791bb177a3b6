package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Path;

/** Pictures for tests in other rooms. */
public final class DataSetTesting {
  private static final int SIDE = 32;

  private DataSetTesting() {}

  /** A picture of one colour. */
  public static void picture(Path file, int colour) throws IOException {
    DataSetTest.picture(file, SIDE, colour);
  }
}
