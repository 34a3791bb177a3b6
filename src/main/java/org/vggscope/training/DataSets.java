package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads sets of pictures, see {@link DataSet#open}. One that came with the program is kept until
 * another is read: it cannot have changed. For any thread.
 */
public final class DataSets {
  private String name = "";
  private DataSet kept;

  /**
   * Reads a set, unless it is the one that is kept.
   *
   * @param seed of what is set apart where nothing is
   * @throws IOException in one line when it is none, or broken
   */
  public synchronized DataSet open(Path given, long seed) throws IOException {
    if (kept == null || !given.toString().equals(name)) {
      kept = null;
      DataSet read = DataSet.open(given, seed);
      if (!SmallSets.isOne(given.toString())) {
        return read;
      }
      name = given.toString();
      kept = read;
    }
    return kept;
  }
}
