package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vggscope.model.Labels;
import org.vggscope.picture.PictureFolder;

/**
 * Pictures whose classes are known, from a folder with one sub-folder a class, or from a list.
 *
 * @param by what says it, in a word for programs: a naming, or {@code truth}
 * @param title the same for people
 * @param pictures paths of all pictures, folder by folder
 * @param classes index of each picture's class
 * @param unknown names of folders, or of pictures, that are of no class of the network
 */
record ClassFolders(
    String by, String title, List<String> pictures, List<Integer> classes, List<String> unknown) {
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
        case ID -> folder.isBlank() ? -1 : labels.indexOfId(idOf(folder));
        case NAME -> named(folder, labels);
        case INDEX -> numbered(folder, labels);
        case ORDER -> place < labels.size() ? place : -1;
      };
    }

    /** People write names behind: {@code n01440764_tench}. */
    private static String idOf(String folder) {
      return folder.matches("n\\d{8}[^0-9].*") ? folder.substring(0, 9) : folder;
    }

    private static int named(String folder, Labels labels) {
      // Two classes may be called nearly the same, or have a comma in their names.
      for (int i = 0; i < labels.size(); i++) {
        if (labels.name(i).equals(folder)) {
          return i;
        }
      }
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

  private static final int DEEPEST = 2;

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
    List<Path> folders = folders(folder);
    Naming naming = asked == null ? told(folders, labels) : asked;
    for (int depth = 0; depth < DEEPEST && isWrapping(folders, naming, labels); depth++) {
      folders = folders(folders.get(0));
      naming = asked == null ? told(folders, labels) : asked;
    }
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
    return new ClassFolders(
        naming.name().toLowerCase(Locale.ROOT), naming.title(), pictures, classes, unknown);
  }

  private static List<Path> folders(Path folder) throws IOException {
    return children(folder).stream().filter(Files::isDirectory).toList();
  }

  /** Archives unpack into a folder of their own: {@code val/val}. */
  private static boolean isWrapping(List<Path> folders, Naming naming, Labels labels)
      throws IOException {
    return folders.size() == 1
        && labels.size() > 1
        && naming.index(name(folders.get(0)), 0, labels) < 0
        && !folders(folders.get(0)).isEmpty();
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

  /**
   * All pictures of a folder, by a list that says what each is.
   *
   * @throws IOException when the folder cannot be listed, or the list is none
   */
  static ClassFolders listed(Path folder, TruthFile truth, Labels labels) throws IOException {
    List<Path> files = PictureFolder.list(folder);
    List<String> pictures = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<Integer> said = truth.classes(files, labels);
    for (int i = 0; i < files.size(); i++) {
      if (said.get(i) < 0) {
        unknown.add(name(files.get(i)));
      } else {
        pictures.add(files.get(i).toString());
        classes.add(said.get(i));
      }
    }
    return new ClassFolders("truth", truth.title(), pictures, classes, unknown);
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
