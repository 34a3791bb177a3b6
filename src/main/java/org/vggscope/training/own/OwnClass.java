package org.vggscope.training.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vggscope.picture.PictureFolder;
import org.vggscope.support.Problem;

/**
 * A class that a person makes up.
 *
 * @param name what it is called, on one line
 * @param places where its pictures are: folders with all that is in them, and single files
 */
public record OwnClass(String name, List<Path> places) {
  public OwnClass {
    // A tab would part an id from a name, and the blanks at the ends would be lost.
    name = Problem.oneLine(name.replaceAll("\\s+", " "));
    places = List.copyOf(places);
  }

  /**
   * What classes some folders make: each folder is one, called as it is, but a folder that has
   * sub-folders and no pictures beside them stands for its sub-folders.
   *
   * @throws IOException when one is no folder or cannot be listed; the message is one line for
   *     people
   */
  public static List<OwnClass> of(List<Path> folders) throws IOException {
    List<OwnClass> classes = new ArrayList<>();
    for (Path folder : folders) {
      List<Path> pictures = PictureFolder.list(folder);
      Path from = folder.toAbsolutePath().normalize();
      List<Path> parts =
          pictures.stream().anyMatch(each -> from.equals(parent(each)))
              ? List.of()
              : subFolders(folder);
      for (Path each : parts.isEmpty() ? List.of(folder) : parts) {
        Path last = each.toAbsolutePath().normalize().getFileName();
        classes.add(new OwnClass(String.valueOf(last), List.of(each)));
      }
    }
    return classes;
  }

  private static Path parent(Path picture) {
    return picture.toAbsolutePath().normalize().getParent();
  }

  private static List<Path> subFolders(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }

  /**
   * Its pictures, each once, in the order of the places.
   *
   * @throws IOException when a place is not there or cannot be listed
   */
  public List<Path> pictures() throws IOException {
    Set<Path> pictures = new LinkedHashSet<>();
    for (Path place : places) {
      if (Files.isRegularFile(place)) {
        pictures.add(place);
      } else {
        pictures.addAll(PictureFolder.list(place));
      }
    }
    return List.copyOf(pictures);
  }
}
