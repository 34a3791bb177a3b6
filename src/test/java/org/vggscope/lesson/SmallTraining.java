package org.vggscope.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Lessons that train, with so little to learn that a test can wait for it. */
public final class SmallTraining {
  private static final int PICTURES = 256;
  private static final int MEASURED = 64;

  /** Bytes before the first picture, and before the first label, of MNIST's files. */
  private static final int PICTURES_HEAD = 16;

  private static final int LABELS_HEAD = 8;

  private SmallTraining() {}

  /** Whether a lesson trains. */
  public static boolean isIn(Lesson lesson) {
    return lesson.steps().stream()
        .flatMap(step -> step.actions().stream())
        .anyMatch(action -> action.name().equals("train"));
  }

  /**
   * The same lesson, which trains the narrowest network on the first of the digits that come with
   * the program, once over.
   *
   * @param folder for the digits
   */
  public static Lesson of(Lesson lesson, Path folder) throws IOException {
    if (!isIn(lesson)) {
      return lesson;
    }
    digits(folder);
    List<Step> steps = lesson.steps().stream().map(step -> with(step, folder)).toList();
    return new Lesson(
        lesson.id(),
        lesson.title(),
        lesson.about(),
        lesson.minutes(),
        lesson.network(),
        lesson.begin(),
        steps);
  }

  private static Step with(Step step, Path folder) {
    List<Action> actions =
        step.actions().stream()
            .map(
                action ->
                    !action.name().equals("train")
                        ? action
                        : new Action(
                            "train",
                            List.of(
                                Term.word(folder.toString()),
                                action.words().get(1),
                                Term.word("0.125"),
                                Term.word("1"),
                                action.words().get(4)),
                            action.line()))
            .toList();
    return new Step(
        step.said(), step.anchors(), actions, step.awaited(), step.ask(), step.hint(), step.line());
  }

  private static void digits(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (InputStream in = SmallTraining.class.getResourceAsStream("/data/mnist-small.zip");
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.contains("ubyte")) {
          int count = name.startsWith("train") ? PICTURES : MEASURED;
          Files.write(folder.resolve(name), shortened(name, zip.readAllBytes(), count));
        }
      }
    }
  }

  private static byte[] shortened(String name, byte[] all, int count) {
    ByteBuffer head = ByteBuffer.wrap(all);
    int size =
        name.contains("images")
            ? PICTURES_HEAD + count * head.getInt(8) * head.getInt(12)
            : LABELS_HEAD + count;
    byte[] few = Arrays.copyOf(all, size);
    ByteBuffer.wrap(few).putInt(4, count);
    return few;
  }
}
