package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Layer;

/**
 * Damages small files of every format at random, always the same way, and holds the readers to
 * their promise: the file opens, or there is one line that says why not, soon.
 */
class MutatedFilesTest {
  /** How many files; {@code -Dvggscope.mutations=20000} for more than a build has time for. */
  private static final int COUNT = Integer.getInteger("vggscope.mutations", 500);

  private static final int SEED = Integer.getInteger("vggscope.seed", 4);
  private static final long LIMIT = 2_000_000_000L;
  private static final long[] EXTREMES = {
    0,
    1,
    -1,
    0x7f,
    0x80,
    0xff,
    0xffff,
    0x7fffffff,
    0x80000000L,
    0xffffffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1L << 40,
    1L << 48
  };

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private long slowest;
  private String slowestFile = "";

  @Test
  void damagedFilesOpenOrSaySo() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("weights", "formats", "published", "cases", "alexnet", "heads")) {
      try (Stream<Path> paths = Files.list(Path.of("src/test/resources/fixtures", folder))) {
        paths
            .filter(path -> !path.toString().matches(".*\\.(json|py|png|tif|jpg|gif|webp)"))
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(files::add);
      }
    }
    for (int i = 0; i < COUNT; i++) {
      Path path = files.get(i % files.size());
      Random random = new Random(SEED * 1_000_003L + i);
      byte[] damaged = damage(Files.readAllBytes(path), random);
      try {
        tryToOpen(path, damaged);
      } catch (IOException | RuntimeException | Error e) {
        Path kept = Files.createTempFile("damaged-", "-" + path.getFileName());
        Files.write(kept, damaged);
        throw new AssertionError("File " + i + ", kept as " + kept, e);
      }
    }
    System.out.printf(
        "%d damaged files: %s; the slowest, %s, took %d ms%n",
        COUNT, outcomes, slowestFile, slowest / 1_000_000);
  }

  private void tryToOpen(Path path, byte[] damaged) throws IOException {
    long start = System.nanoTime();
    String outcome;
    try (WeightFile file =
        WeightFiles.open(ByteSource.of(path.getFileName().toString(), ByteBuffer.wrap(damaged)))) {
      file.tensors();
      for (Layer layer : file.architecture().layers()) {
        if (layer.hasParameters()) {
          int row = Math.toIntExact(layer.weightCount() / layer.outputs());
          file.readWeights(layer.name(), 0, FloatBuffer.allocate(row));
          file.readWeights(layer.name(), layer.outputs() - 1, FloatBuffer.allocate(row));
          file.readBias(layer.name(), FloatBuffer.allocate(layer.outputs()));
        }
      }
      outcome = "opened";
    } catch (WeightFileException e) {
      assertThat(e.getMessage()).doesNotContain("\n").hasSizeBetween(10, 400);
      outcome = "refused";
    }
    long taken = System.nanoTime() - start;
    if (taken > slowest) {
      slowest = taken;
      slowestFile = path.getFileName().toString();
    }
    assertThat(taken).isLessThan(LIMIT);
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private static byte[] damage(byte[] file, Random random) {
    byte[] damaged = file;
    for (int times = 1 + random.nextInt(3); times > 0 && damaged.length > 16; times--) {
      damaged = damageOnce(damaged, random);
    }
    return damaged;
  }

  private static byte[] damageOnce(byte[] file, Random random) {
    byte[] damaged = file.clone();
    int at = place(file.length, random);
    switch (random.nextInt(8)) {
      case 0 -> {
        return Arrays.copyOf(file, random.nextInt(file.length));
      }
      case 1, 2 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
      case 3 -> damaged[at] = (byte) random.nextInt(256);
      case 4, 5 -> {
        int width = 1 << random.nextInt(4);
        long value = EXTREMES[random.nextInt(EXTREMES.length)];
        for (int i = 0; i < width && at + i < damaged.length; i++) {
          damaged[at + i] = (byte) (value >> 8 * i);
        }
      }
      case 6 -> {
        int length = random.nextInt(Math.min(64, file.length - at)) + 1;
        int from = random.nextInt(file.length - length);
        System.arraycopy(file, from, damaged, at, length);
      }
      default -> {
        int length = random.nextInt(Math.min(32, file.length - at)) + 1;
        damaged = new byte[file.length - length];
        System.arraycopy(file, 0, damaged, 0, at);
        System.arraycopy(file, at + length, damaged, at, damaged.length - at);
      }
    }
    return damaged;
  }

  /** Mostly near the start or the end, where formats keep what they say about themselves. */
  private static int place(int length, Random random) {
    int near = Math.min(length, 1 + random.nextInt(Math.min(length, 4096)));
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(near);
      case 1 -> length - 1 - random.nextInt(near);
      default -> random.nextInt(length);
    };
  }
}
