package org.vggscope.session.kept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.vggscope.weights.ModelCatalog;

/**
 * One file that a whole session is saved in, to be opened elsewhere: a zip of the state as JSON and
 * the bytes of its pictures. Networks are named, by their ids in the catalogue or by path and
 * SHA-256. It takes seconds: it is not for the window's thread.
 */
public final class SessionFile {
  /** The folder of its pictures, each in an entry of its SHA-256. */
  static final String PICTURES = "pictures/";

  /** Bytes of a picture that is put into it; of what is larger only the path is. */
  static final int LARGEST_PICTURE = 64 << 20;

  /** Bytes of all pictures in it. */
  static final long MOST_BYTES = 512L << 20;

  private final Path path;
  private final ModelCatalog catalog;

  /**
   * @param catalog the networks that need no file
   */
  public SessionFile(Path path, ModelCatalog catalog) {
    this.path = path;
    this.catalog = catalog;
  }

  /**
   * Writes a session; a failure leaves the file that was there before.
   *
   * @param reached told the share that is done; what it throws ends the work
   * @throws IOException with one line for people when the session cannot be saved whole
   */
  public void write(SavedSession session, DoubleConsumer reached) throws IOException {
    new SessionWriter(session, reached).write(path);
  }

  /**
   * Reads a session. Networks that were moved are found beside the file or among those chosen, by
   * their sums; pictures are the files that they were if those are unchanged.
   *
   * @param chosen files that somebody says are its networks
   * @param reached told the share that is done; what it throws ends the work
   * @throws MissingNetworkException when a network's file is not found
   * @throws IOException with one line for people when anything else is not as it should be
   */
  public SavedSession read(Set<Path> chosen, DoubleConsumer reached) throws IOException {
    return new SessionReader(path, catalog, chosen, reached).read();
  }
}
