package org.vggscope.session.training;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of a training as Java keeps them ready (class data sharing): the first training that
 * ends well writes them, all others begin with a quarter less work. Java takes them from a jar
 * only, and does without where they do not fit it.
 *
 * @param ready the archive, which need not be there; null where there can be none
 * @param made what a training is to write; null where there can be none
 */
record ClassArchive(Path ready, Path made) {
  /**
   * For a training.
   *
   * @param classes the class path
   * @param java the version of Java
   * @param home of Java, which archives nothing where its own classes are in no archive
   * @param folder where archives are
   * @param name of the training
   */
  static ClassArchive of(String classes, String java, Path home, Path folder, String name) {
    File jar = new File(classes);
    boolean archives =
        Stream.of("lib", "bin")
            .anyMatch(
                each -> Files.isRegularFile(home.resolve(each).resolve("server/classes.jsa")));
    if (!archives || !classes.endsWith(".jar") || !jar.isFile()) {
      return new ClassArchive(null, null);
    }
    String built = "%x-%x".formatted(jar.lastModified(), (jar + java).hashCode());
    return new ClassArchive(
        folder.resolve("classes-" + built + ".jsa"), folder.resolve(name + ".jsa"));
  }

  /** What Java is told. */
  List<String> options() {
    if (ready == null) {
      return List.of();
    }
    String use =
        Files.isRegularFile(ready)
            ? "-XX:SharedArchiveFile=" + ready
            : "-XX:ArchiveClassesAtExit=" + made;
    // What it says of classes that cannot be kept is for nobody.
    return List.of(
        "-XX:+IgnoreUnrecognizedVMOptions", "-Xlog:disable", "-Xlog:all=error:stderr", use);
  }

  /** Those of other builds of the program. */
  private List<Path> others() throws IOException {
    try (Stream<Path> files = Files.list(ready.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().matches("classes-[0-9a-f-]+\\.jsa"))
          .filter(file -> !file.equals(ready))
          .toList();
    }
  }

  /** Takes what a training that ended has written, if it ended well. */
  void take(boolean well) {
    if (made == null) {
      return;
    }
    try {
      if (well && Files.isRegularFile(made)) {
        Files.move(made, ready, StandardCopyOption.REPLACE_EXISTING);
        for (Path each : others()) {
          Files.deleteIfExists(each);
        }
      } else {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      // The next training does without.
      return;
    }
  }
}
