package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.PublishedSet;
import org.vggscope.weights.UserFolders;

/**
 * Pictures to learn from, and others to be measured by.
 *
 * @param title what kind of set it is
 * @param training pictures to learn from
 * @param validation pictures to be measured by
 * @param skipped what could not be read, a line each
 */
public record DataSet(
    String title, PictureSet training, PictureSet validation, List<String> skipped) {
  /** Of pictures of which none are set apart, one in so many is. */
  private static final int APART = 6;

  /** Small digits are padded to what five poolings leave something of. */
  static final int LEAST_SIDE = 32;

  private static final int FEWEST_CLASSES = 2;

  /** Where a folder of several parts has what is learned from. */
  static final String TRAINING = "train";

  /** What the part is called that a network is measured by; the first that is there is taken. */
  public static final List<String> PARTS = List.of("test", "val", "validation", "valid");

  public DataSet {
    skipped = List.copyOf(skipped);
  }

  /** What to remember of where it is: a name, or the whole path. */
  public static String place(String given) {
    return SmallSets.isOne(given) || isPublished(given) && !Files.isDirectory(Path.of(given))
        ? given
        : Path.of(given).toAbsolutePath().normalize().toString();
  }

  private static boolean isPublished(String name) {
    return ModelCatalog.dataSets().stream().anyMatch(set -> set.id().equals(name));
  }

  /** Where 'download' has put the whole set of that name; null when that is no such name. */
  private static Path downloaded(Path given) throws IOException {
    for (PublishedSet set : ModelCatalog.dataSets()) {
      if (set.id().equals(given.toString()) && !Files.isDirectory(given)) {
        Path folder = set.folder(UserFolders.ofUser());
        for (PublishedSet.SetFile file : set.files()) {
          if (!Files.isRegularFile(folder.resolve(file.file()))) {
            throw new ProblemException(
                Problem.of(
                        "is not downloaded: 'download %s' gets it, %s-small comes along",
                        set.id(), set.id())
                    .about(set.id()));
          }
        }
        return set.files().size() == 1 ? folder.resolve(set.files().get(0).file()) : folder;
      }
    }
    return null;
  }

  /** Whether that is a set with a format of its own, not a folder with a sub-folder a class. */
  public static boolean isPacked(Path given) {
    return SmallSets.isOne(given.toString())
        || isPublished(given.toString()) && !Files.isDirectory(given)
        || IdxFiles.areIn(given)
        || CifarFiles.areIn(given)
        || CifarFiles.isArchive(given);
  }

  /** Whether a folder has a part to learn from, with a sub-folder a class. */
  public static boolean isParted(Path folder) throws IOException {
    Path training = folder.resolve(TRAINING);
    if (!Files.isDirectory(training)) {
      return false;
    }
    // A class may be called so, too; it has pictures only.
    try (Stream<Path> children = Files.list(training)) {
      return children.anyMatch(Files::isDirectory);
    }
  }

  /** The part of such a folder that a network is measured by; null when it has none. */
  public static Path measured(Path folder) {
    return PARTS.stream().map(folder::resolve).filter(Files::isDirectory).findFirst().orElse(null);
  }

  /**
   * Whether a folder looks like a set: packed, or with a sub-folder of pictures a class, or {@code
   * train} with those in it. It is not read.
   */
  public static boolean isFolder(Path given) {
    return Files.isDirectory(given)
        && (IdxFiles.areIn(given)
            || CifarFiles.areIn(given)
            || ClassFolder.isOne(given, FEWEST_CLASSES));
  }

  /**
   * Reads a set: {@code mnist-small} or {@code cifar10-small}, which come with the program; {@code
   * mnist} or {@code cifar10}, which 'download' fetches; a folder with MNIST's IDX files;
   * CIFAR-10's binary or Python batches, in a folder or in the archive as published; or a folder
   * with a sub-folder a class, or {@code train} and {@code test} with those in them.
   *
   * @param seed of what is set apart where nothing is
   * @throws IOException in one line when it is none, or broken
   */
  public static DataSet open(Path given, long seed) throws IOException {
    String name = String.valueOf(given.getFileName());
    Path downloaded = downloaded(given);
    if (downloaded != null) {
      return open(downloaded, seed);
    }
    DataSet read;
    if (SmallSets.isOne(given.toString())) {
      read = SmallSets.read(given.toString());
    } else if (IdxFiles.areIn(given)) {
      read = IdxFiles.read(given);
    } else if (CifarFiles.isArchive(given) || CifarFiles.areIn(given)) {
      read = CifarFiles.read(given);
    } else if (Files.isDirectory(given)) {
      read = ClassFolder.read(given);
    } else {
      throw new ProblemException(
          Problem.of(
                  "no pictures to learn from; give a folder with a sub-folder a class, MNIST's IDX"
                      + " files, CIFAR-10's batches or archive, or %s or %s, which come along",
                  SmallSets.MNIST, SmallSets.CIFAR)
              .about(name));
    }
    if (read.training.classes().size() < FEWEST_CLASSES) {
      throw new ProblemException(
          Problem.of(
                  "has %d class; a network learns to tell at least two apart",
                  read.training.classes().size())
              .about(name));
    }
    if (read.validation == null) {
      read = read.apart(seed);
    }
    if (read.training.count() == 0 || read.validation.count() == 0) {
      throw new ProblemException(
          Problem.of(
                  "has %d pictures to learn from and %d to be measured by",
                  read.training.count(), read.validation.count())
              .about(name));
    }
    return read.training.side() >= LEAST_SIDE
        ? read
        : new DataSet(
            read.title,
            read.training.padded(LEAST_SIDE),
            read.validation.padded(LEAST_SIDE),
            read.skipped);
  }

  /** What is said of a file that ends early or cannot be unpacked. */
  static ProblemException cut(String name, Exception cause) {
    return new ProblemException(
        Problem.of("cut short or damaged; download it again").about(name), cause);
  }

  /** Sets some of the pictures apart, by chance. */
  private DataSet apart(long seed) {
    List<Integer> order = training.order(seed);
    int count = order.size() / APART;
    return new DataSet(
        title,
        training.some(new ArrayList<>(order.subList(count, order.size()))),
        training.some(new ArrayList<>(order.subList(0, count))),
        skipped);
  }
}
