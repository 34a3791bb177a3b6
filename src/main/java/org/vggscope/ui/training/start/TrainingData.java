package org.vggscope.ui.training.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vggscope.picture.PictureFolder;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.training.DataSet;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.PublishedSet;
import org.vggscope.weights.UserFolders;

/**
 * What is known of pictures to learn from before they are read.
 *
 * @param given a set's name, or the path of a folder
 * @param channels 1 or 3; of a folder 3, which is the most
 * @param classes how many are to be told apart
 * @param pictures to learn from, {@link #UNKNOWN} where only reading them tells
 * @param sized whether the pictures are known to have {@link #SIDE} pixels a side and so many
 *     channels
 * @param refusal why nothing can be learnt from them, worded; null when something can
 */
record TrainingData(
    String given, int channels, int classes, long pictures, boolean sized, String refusal) {
  static final String MNIST = "mnist-small";
  static final String CIFAR = "cifar10-small";

  /** They come with the program. */
  static final List<String> SMALL = List.of(MNIST, CIFAR);

  static final int SIDE = 32;
  static final long UNKNOWN = -1;

  private static final int CLASSES = 10;
  private static final int FEWEST_CLASSES = 2;

  /** As {@link DataSet#open} does: one in so many is set apart where no folder is. */
  private static final int APART = 6;

  private static final List<String> OTHERS = List.of("test", "val", "validation", "valid");

  /** The sets that have names, those that come along first. */
  static List<String> names() {
    List<String> names = new ArrayList<>(SMALL);
    ModelCatalog.dataSets().forEach(set -> names.add(set.id()));
    return names;
  }

  /** What to call pictures. */
  static String title(String given) {
    return switch (given) {
      case MNIST -> Texts.of("mnist-small: 8,000 handwritten digits");
      case CIFAR -> Texts.of("cifar10-small: 10,000 colour pictures");
      case "mnist" -> Texts.of("mnist: 60,000 handwritten digits");
      case "cifar10" -> Texts.of("cifar10: 50,000 colour pictures");
      default -> fileName(given);
    };
  }

  /** The last name of a path. */
  static String fileName(String given) {
    Path name = Path.of(given).getFileName();
    return name == null ? given : name.toString();
  }

  /** What is known without looking at the disk; null when nothing is. */
  static TrainingData alongside(String given) {
    return SMALL.contains(given) ? named(given, null) : null;
  }

  private static TrainingData named(String given, String refusal) {
    return switch (given) {
      case MNIST -> new TrainingData(given, 1, CLASSES, 8_000, true, refusal);
      case "mnist" -> new TrainingData(given, 1, CLASSES, 60_000, true, refusal);
      case CIFAR -> new TrainingData(given, 3, CLASSES, 10_000, true, refusal);
      case "cifar10" -> new TrainingData(given, 3, CLASSES, 50_000, true, refusal);
      default -> new TrainingData(given, 3, CLASSES, UNKNOWN, false, refusal);
    };
  }

  /** Looks at the disk, which may take long; never throws because of what is there. */
  static TrainingData look(String given, UserFolders folders) {
    for (PublishedSet set : ModelCatalog.dataSets()) {
      if (set.id().equals(given)) {
        return named(
            given,
            isPresent(set, folders)
                ? null
                : Texts.of(
                    "It is not downloaded. The command 'download %s' gets it; %s-small comes"
                        + " along.",
                    given, given));
      }
    }
    if (SMALL.contains(given)) {
      return named(given, null);
    }
    try {
      Path place = Path.of(given);
      return DataSet.isPacked(place) ? named(given, null) : folder(place);
    } catch (IOException | RuntimeException e) {
      return refused(given, Wording.of(e, given));
    }
  }

  private static boolean isPresent(PublishedSet set, UserFolders folders) {
    Path folder = set.folder(folders);
    return set.files().stream().allMatch(file -> Files.isRegularFile(folder.resolve(file.file())));
  }

  private static TrainingData refused(String given, String why) {
    return new TrainingData(given, 3, FEWEST_CLASSES, UNKNOWN, false, why);
  }

  /** A folder with a sub-folder a class, or with {@code train} and {@code test} of such. */
  private static TrainingData folder(Path folder) throws IOException {
    String given = folder.toString();
    if (!Files.isDirectory(folder)) {
      return refused(
          given, Texts.of("This is no folder. Choose one that has a sub-folder for each class."));
    }
    Path train = folder.resolve("train");
    boolean parted = Files.isDirectory(train);
    List<Path> classes = subFolders(parted ? train : folder);
    if (classes.size() < FEWEST_CLASSES) {
      return refused(
          given,
          classes.isEmpty()
              ? Texts.of(
                  "It has no sub-folders. Each class of pictures has one, and a network learns to"
                      + " tell at least two apart.")
              : Texts.of(
                  "It has a single sub-folder. Each class of pictures has one, and a network"
                      + " learns to tell at least two apart."));
    }
    long pictures = 0;
    for (Path each : classes) {
      pictures += PictureFolder.list(each).size();
    }
    boolean tested =
        parted && OTHERS.stream().anyMatch(name -> Files.isDirectory(folder.resolve(name)));
    long apart = tested ? 0 : pictures / APART;
    if (pictures == 0) {
      return refused(given, Texts.of("There are no pictures in its sub-folders."));
    }
    if (!tested && apart == 0) {
      return refused(
          given,
          Texts.of(
              "There are too few pictures in its sub-folders (%d): one in %d is set apart to"
                  + " measure by.",
              pictures, APART));
    }
    return new TrainingData(given, 3, classes.size(), pictures - apart, false, null);
  }

  private static List<Path> subFolders(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** What there is, in a sentence. */
  String sentence() {
    if (pictures == UNKNOWN) {
      return Texts.of("How many pictures there are is known when they have been read.");
    }
    return Texts.of("%,d pictures of %,d classes to learn from.", pictures, classes);
  }
}
