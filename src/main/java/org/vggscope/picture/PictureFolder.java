package org.vggscope.picture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Finds the pictures of a folder and of all folders in it. */
public final class PictureFolder {
  private static final Set<String> ENDINGS =
      Set.of(
          "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "pbm", "pgm", "ppm", "psd",
          "ico", "tga", "npy");

  private PictureFolder() {}

  /**
   * Files that are called like pictures, in the order of their paths. Hidden files and folders are
   * passed over, and so are folders that cannot be listed; links to folders are not followed.
   *
   * @throws IOException when it is no folder or cannot be listed itself; the message is one line
   *     for people
   */
  public static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new ProblemException(
          Problem.of(
              Files.exists(folder)
                  ? "%s is not a folder; choose one that has pictures"
                  : "%s does not exist; choose a folder that has pictures",
              folder));
    }
    List<Path> pictures = new ArrayList<>();
    walk(folder, pictures::add);
    Collections.sort(pictures);
    return pictures;
  }

  /** Whether there is a picture in a folder or in one in it; what cannot be listed has none. */
  public static boolean hasAny(Path folder) {
    boolean[] found = {false};
    try {
      walk(
          folder,
          picture -> {
            found[0] = true;
            return false;
          });
    } catch (IOException e) {
      return false;
    }
    return found[0];
  }

  /**
   * Looks at the pictures below a folder.
   *
   * @param next told each; says whether to go on
   */
  private static void walk(Path folder, Predicate<Path> next) throws IOException {
    // The folder itself may be a link, those in it may lead round in a circle.
    Path root = folder.toRealPath();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return isHidden(each) && !each.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean goesOn =
                isHidden(file)
                    || !isPicture(file)
                    || next.test(folder.resolve(root.relativize(file)));
            return goesOn ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (file.equals(root)) {
              throw new ProblemException(
                  Problem.of("%s cannot be listed; choose another folder", folder), failure);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot >= 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
