package org.vggscope.weights;

import java.nio.file.Path;
import java.util.List;

/**
 * Pictures that others publish, for networks to learn from, and that {@code download} fetches.
 *
 * @param id what to call it
 * @param title what is in it
 * @param licence on what terms
 * @param files what it consists of
 */
public record PublishedSet(String id, String title, String licence, List<SetFile> files) {
  /**
   * One of its files.
   *
   * @param file its name
   * @param source its address
   * @param size in bytes
   * @param sha256 64 lower-case hexadecimal digits
   */
  public record SetFile(String file, String source, long size, String sha256) {}

  public PublishedSet {
    files = List.copyOf(files);
  }

  /** Where its files are, or will be. */
  public Path folder(UserFolders folders) {
    return folders.data().resolve("sets").resolve(id);
  }
}
