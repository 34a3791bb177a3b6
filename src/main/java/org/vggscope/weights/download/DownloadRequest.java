package org.vggscope.weights.download;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.PublishedSet;
import org.vggscope.weights.UserFolders;

/**
 * What to fetch, from where, and where to put it.
 *
 * @param id what the model is called
 * @param address of the file
 * @param target where the file goes
 * @param size of the file in bytes
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 */
public record DownloadRequest(String id, URI address, Path target, long size, String sha256) {
  /**
   * The request for a model of the catalogue.
   *
   * @throws IllegalArgumentException when the model is bundled
   */
  public static DownloadRequest of(CatalogEntry entry, Mirror mirror, UserFolders folders) {
    return new DownloadRequest(
        entry.id(),
        mirror.address(entry),
        entry.localFile(folders).toAbsolutePath(),
        entry.size(),
        entry.sha256());
  }

  /** The requests for the files of a data set. */
  public static List<DownloadRequest> of(PublishedSet set, Mirror mirror, UserFolders folders) {
    return set.files().stream()
        .map(
            file ->
                new DownloadRequest(
                    set.id(),
                    mirror.address(file),
                    set.folder(folders).resolve(file.file()).toAbsolutePath(),
                    file.size(),
                    file.sha256()))
        .toList();
  }

  /** The folder that the file goes to. */
  public Path folder() {
    return target.getParent();
  }

  /** Where the bytes are gathered until all are there. */
  public Path part() {
    return beside(".part");
  }

  /** What is remembered about the part. */
  Path sidecar() {
    return beside(".part.json");
  }

  /** Locked by whoever downloads this file. */
  Path lock() {
    return target.resolveSibling("." + target.getFileName() + ".lock");
  }

  private Path beside(String ending) {
    return target.resolveSibling(target.getFileName() + ending);
  }
}
