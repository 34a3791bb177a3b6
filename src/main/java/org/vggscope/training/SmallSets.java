package org.vggscope.training;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Parts of MNIST and CIFAR-10 that come with the program, so that a network learns on a fresh
 * machine: a zip each, with MNIST's own IDX files, or with CIFAR's pictures side by side on one
 * JPEG for each part. Sources and licences: {@code data/README.md} beside them.
 */
final class SmallSets {
  static final String MNIST = "mnist-small";
  static final String CIFAR = "cifar10-small";

  /** What they are called. */
  static final List<String> NAMES = List.of(MNIST, CIFAR);

  private static final int SIDE = 32;

  private SmallSets() {}

  static boolean isOne(String name) {
    return NAMES.contains(name);
  }

  static DataSet read(String name) throws IOException {
    Map<String, byte[]> files = files(name);
    if (name.equals(MNIST)) {
      return IdxFiles.read("8,000 and 2,000 of MNIST's digits", file -> stream(files, file), true);
    }
    return new DataSet(
        "10,000 and 2,000 of CIFAR-10's pictures",
        pictures(files, "train"),
        pictures(files, "test"),
        List.of());
  }

  private static Map<String, byte[]> files(String name) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream in = SmallSets.class.getResourceAsStream("/data/" + name + ".zip")) {
      if (in == null) {
        throw new ProblemException(Problem.of("does not come with this build").about(name));
      }
      try (ZipInputStream zip = new ZipInputStream(in)) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return files;
  }

  private static InputStream stream(Map<String, byte[]> files, String name) throws IOException {
    byte[] content = files.get(name);
    if (content == null) {
      throw new ProblemException(Problem.of("is not in the set that comes along").about(name));
    }
    return new ByteArrayInputStream(content);
  }

  /**
   * Pictures side by side, row by row; {@code part.labels} has a byte each, {@code classes} names.
   */
  private static PictureSet pictures(Map<String, byte[]> files, String part) throws IOException {
    byte[] labels = stream(files, part + ".labels").readAllBytes();
    List<String> classes =
        new String(stream(files, "classes").readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    BufferedImage sheet =
        ImageIO.read(new MemoryCacheImageInputStream(stream(files, part + ".jpg")));
    int columns = sheet.getWidth() / SIDE;
    int area = SIDE * SIDE;
    byte[] pixels = new byte[labels.length * 3 * area];
    int[] numbers = new int[labels.length];
    int[] tile = new int[area];
    byte[] bytes = new byte[3 * area];
    // Asked for whole pictures, Java converts each pixel's colours by itself, which takes long.
    boolean plain = sheet.getType() == BufferedImage.TYPE_3BYTE_BGR;
    for (int i = 0; i < labels.length; i++) {
      numbers[i] = labels[i];
      int x = i % columns * SIDE;
      int y = i / columns * SIDE;
      if (plain) {
        sheet.getRaster().getDataElements(x, y, SIDE, SIDE, bytes);
      } else {
        sheet.getRGB(x, y, SIDE, SIDE, tile, 0, SIDE);
      }
      for (int p = 0; p < area; p++) {
        for (int c = 0; c < 3; c++) {
          pixels[(i * 3 + c) * area + p] =
              plain ? bytes[3 * p + c] : (byte) (tile[p] >> 16 - 8 * c);
        }
      }
    }
    return new PictureSet(classes, 3, SIDE, pixels, numbers);
  }
}
