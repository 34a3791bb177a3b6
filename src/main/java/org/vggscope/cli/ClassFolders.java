package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vggscope.model.Labels;

/**
 * Pictures whose classes are known, from a folder with one sub-folder a class, named by WordNet id.
 *
 * @param pictures paths of all pictures, folder by folder
 * @param classes index of each picture's class
 * @param unknown names of folders that are no class of the network
 */
record ClassFolders(List<String> pictures, List<Integer> classes, List<String> unknown) {
  /** Tiny ImageNet's training folders keep the pictures one deeper, beside a list of boxes. */
  private static final String INNER = "images";

  ClassFolders {
    pictures = List.copyOf(pictures);
    classes = List.copyOf(classes);
    unknown = List.copyOf(unknown);
  }

  /**
   * Lists a folder. Hidden files and folders are passed over.
   *
   * @throws IOException when a folder cannot be listed
   */
  static ClassFolders list(Path folder, Labels labels) throws IOException {
    List<String> pictures = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Path child : children(folder)) {
      if (!Files.isDirectory(child)) {
        continue;
      }
      String name = String.valueOf(child.getFileName());
      int index = labels.indexOfId(name);
      if (index < 0) {
        unknown.add(name);
        continue;
      }
      Path inner = child.resolve(INNER);
      for (Path file : children(Files.isDirectory(inner) ? inner : child)) {
        if (!Files.isDirectory(file)) {
          pictures.add(file.toString());
          classes.add(index);
        }
      }
    }
    return new ClassFolders(pictures, classes, unknown);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !String.valueOf(child.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }
}
