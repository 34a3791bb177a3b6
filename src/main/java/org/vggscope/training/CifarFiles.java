package org.vggscope.training;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.PickledBatch;

/**
 * CIFAR-10 (Krizhevsky 2009) as published: the binary version, a byte for the class and then the
 * colours' planes, or the Python version, pickled batches; in a folder or in their archive.
 */
final class CifarFiles {
  private static final int SIDE = 32;
  private static final int LENGTH = 3 * SIDE * SIDE;
  private static final int MOST = 64 << 20;
  private static final Pattern BATCH = Pattern.compile("(?:data_batch_\\d|test_batch)(?:\\.bin)?");
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private CifarFiles() {}

  static boolean areIn(Path folder) {
    return Files.isRegularFile(folder.resolve("data_batch_1.bin"))
        || Files.isRegularFile(folder.resolve("data_batch_1"));
  }

  /** Whether that is the archive of one of the versions, by its name. */
  static boolean isArchive(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("cifar-10.*\\.tar\\.gz") && Files.isRegularFile(file);
  }

  static DataSet read(Path given) throws IOException {
    Map<String, byte[]> batches = Files.isDirectory(given) ? inFolder(given) : inArchive(given);
    List<PictureSet> training = new ArrayList<>();
    PictureSet test = null;
    for (Map.Entry<String, byte[]> batch : batches.entrySet()) {
      PictureSet pictures = pictures(batch.getKey(), batch.getValue());
      if (batch.getKey().startsWith("test")) {
        test = pictures;
      } else {
        training.add(pictures);
      }
    }
    if (training.isEmpty()) {
      throw new ProblemException(
          Problem.of("has no data_batch_1 to data_batch_5 in it")
              .about(String.valueOf(given.getFileName())));
    }
    return new DataSet("CIFAR-10's batches", PictureSet.together(training), test, List.of());
  }

  private static Map<String, byte[]> inFolder(Path folder) throws IOException {
    Map<String, byte[]> batches = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (BATCH.matcher(name).matches() && Files.size(file) <= MOST) {
          batches.put(name, Files.readAllBytes(file));
        }
      }
    }
    return batches;
  }

  private static Map<String, byte[]> inArchive(Path file) throws IOException {
    Map<String, byte[]> batches = new TreeMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (entry.isFile() && BATCH.matcher(name).matches() && entry.getSize() <= MOST) {
          byte[] content = tar.readNBytes((int) entry.getSize());
          if (content.length < entry.getSize()) {
            throw new EOFException();
          }
          batches.put(name, content);
        }
      }
    } catch (IOException e) {
      throw DataSet.cut(String.valueOf(file.getFileName()), e);
    }
    return batches;
  }

  private static PictureSet pictures(String name, byte[] content) throws IOException {
    return name.endsWith(".bin") ? binary(name, content) : pickled(name, content);
  }

  private static PictureSet binary(String name, byte[] content) throws IOException {
    if (content.length % (LENGTH + 1) != 0) {
      throw new ProblemException(
          Problem.of(
                  "cut short: %d bytes are no whole pictures of %d; download it again",
                  content.length, LENGTH + 1)
              .about(name));
    }
    int count = content.length / (LENGTH + 1);
    byte[] pixels = new byte[count * LENGTH];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = content[i * (LENGTH + 1)] & 0xff;
      System.arraycopy(content, i * (LENGTH + 1) + 1, pixels, i * LENGTH, LENGTH);
    }
    return set(name, pixels, labels);
  }

  private static PictureSet pickled(String name, byte[] content) throws IOException {
    PickledBatch batch = PickledBatch.read(name, content);
    if (batch.data().length != batch.rows() * LENGTH) {
      throw new ProblemException(
          Problem.of("its pictures are not of 3 x %d x %d", SIDE, SIDE).about(name));
    }
    return set(name, batch.data(), batch.labels());
  }

  private static PictureSet set(String name, byte[] pixels, int[] labels) throws IOException {
    if (Arrays.stream(labels).anyMatch(label -> label < 0 || label >= CLASSES.size())) {
      throw new ProblemException(
          Problem.of("has a picture of a class that is none of %d", CLASSES.size()).about(name));
    }
    return new PictureSet(CLASSES, 3, SIDE, pixels, labels);
  }
}
