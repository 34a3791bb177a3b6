package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vggscope.model.Labels;

/**
 * Pictures whose classes are known, from a folder with one sub-folder a class.
 *
 * @param naming what the folders are called by
 * @param pictures paths of all pictures, folder by folder
 * @param classes index of each picture's class
 * @param unknown names of folders that are no class of the network
 */
record ClassFolders(
    Naming naming, List<String> pictures, List<Integer> classes, List<String> unknown) {
  /** What folders are called by. */
  enum Naming {
    /** WordNet ids. */
    ID("WordNet ids"),
    /** Any of the names of the class, with spaces or underscores. */
    NAME("names of classes"),
    /** The class's index, from 0. */
    INDEX("indices of classes, from 0"),
    /** Anything: torchvision's ImageFolder numbers the sorted folders. */
    ORDER("the order of their names, as in torchvision's ImageFolder");

    private final String title;

    Naming(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    /** The class of a folder, or -1. */
    private int index(String folder, int place, Labels labels) {
      return switch (this) {
        case ID -> folder.isBlank() ? -1 : labels.indexOfId(folder);
        case NAME -> named(folder, labels);
        case INDEX -> numbered(folder, labels);
        case ORDER -> place < labels.size() ? place : -1;
      };
    }

    private static int named(String folder, Labels labels) {
      for (int i = 0; i < labels.size(); i++) {
        for (String name : (labels.name(i) + "," + labels.name(i).replace(",", "")).split(",")) {
          if (plain(name).equals(plain(folder))) {
            return i;
          }
        }
      }
      return -1;
    }

    private static String plain(String name) {
      return name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", " ");
    }

    private static int numbered(String folder, Labels labels) {
      return folder.matches("\\d{1,6}") && Integer.parseInt(folder) < labels.size()
          ? Integer.parseInt(folder)
          : -1;
    }
  }

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
   * @param asked what the folders are called by; null for whatever fits most of them, and their
   *     order only where nothing else fits and there is one for every class
   * @throws IOException when a folder cannot be listed
   */
  static ClassFolders list(Path folder, Labels labels, Naming asked) throws IOException {
    List<Path> folders = children(folder).stream().filter(Files::isDirectory).toList();
    Naming naming = asked == null ? told(folders, labels) : asked;
    List<String> pictures = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int place = 0; place < folders.size(); place++) {
      Path child = folders.get(place);
      String name = name(child);
      int index = naming.index(name, place, labels);
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
    return new ClassFolders(naming, pictures, classes, unknown);
  }

  private static Naming told(List<Path> folders, Labels labels) {
    Naming best = Naming.ID;
    long most = 0;
    for (Naming each : List.of(Naming.ID, Naming.NAME, Naming.INDEX)) {
      long known = folders.stream().filter(f -> each.index(name(f), 0, labels) >= 0).count();
      if (known > most) {
        most = known;
        best = each;
      }
    }
    return most == 0 && folders.size() == labels.size() ? Naming.ORDER : best;
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(child -> !name(child).startsWith(".")).sorted().toList();
    }
  }
}
