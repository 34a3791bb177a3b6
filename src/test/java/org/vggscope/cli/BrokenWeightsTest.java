package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Vgg;

/**
 * Weight files of full size that break while several threads read them: no thread may write into
 * memory that was freed because of another one's error. The file is sparse, all zeros, and takes
 * next to no room on the disk.
 */
class BrokenWeightsTest {
  private static final int RUNS = 20;

  @TempDir private static Path folder;
  private static Path file;
  private static long size;
  private static long data;
  private static long halfOfFc6;

  @BeforeAll
  static void write() throws IOException {
    file = folder.resolve("vgg16.safetensors");
    StringBuilder header = new StringBuilder("{");
    long offset = 0;
    for (Layer layer : Vgg.paper(Configuration.D).layers()) {
      if (layer.hasParameters()) {
        String shape =
            layer.kind() == LayerKind.CONVOLUTION
                ? "%d,%d,3,3".formatted(layer.outputs(), layer.inputs())
                : "%d,%d".formatted(layer.outputs(), layer.weightCount() / layer.outputs());
        if (layer.name().equals("fc6")) {
          halfOfFc6 = offset + layer.weightCount() / 2 * Float.BYTES;
        }
        offset = append(header, layer.name() + ".weight", shape, layer.weightCount(), offset);
        offset =
            append(header, layer.name() + ".bias", "" + layer.outputs(), layer.outputs(), offset);
      }
    }
    byte[] json = (header.substring(0, header.length() - 1) + "}").getBytes(StandardCharsets.UTF_8);
    data = Long.BYTES + json.length;
    size = data + offset;
    try (RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      target.write(length.putLong(json.length).array());
      target.write(json);
      target.setLength(size);
    }
  }

  private static long append(
      StringBuilder header, String name, String shape, long count, long offset) {
    long end = offset + count * Float.BYTES;
    header.append(
        "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]},"
            .formatted(name, shape, offset, end));
    return end;
  }

  private static void put(long position, int bits) throws IOException {
    try (RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
      target.seek(position);
      target.writeInt(Integer.reverseBytes(bits));
    }
  }

  private static Outcome classify() {
    return Outcome.of("classify", Samples.COFFEE, "--weights", file);
  }

  @Test
  void aNumberThatIsNoneInTheSecondHalfOfALayerIsOneLine() throws IOException {
    put(data + halfOfFc6, Float.floatToRawIntBits(Float.NaN));
    try {
      for (int run = 0; run < RUNS; run++) {
        Outcome outcome = classify();
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errorLines())
            .singleElement()
            .asString()
            .contains("vgg16.safetensors: fc6.weight holds NaN");
      }
    } finally {
      put(data + halfOfFc6, 0);
    }
  }

  @Test
  void aFileThatIsCutWhileItIsReadIsOneLine() throws Exception {
    long start = System.nanoTime();
    assertThat(classify().status()).isZero();
    long whole = (System.nanoTime() - start) / 1_000_000;
    Random random = new Random(5);
    int refused = 0;
    for (int run = 0; refused < RUNS; run++) {
      assertThat(run).as("runs that were over before the file was cut").isLessThan(4 * RUNS);
      long wait = random.nextLong(Math.max(1, whole / 2));
      Thread cutter = new Thread(() -> cut(wait), "cutter");
      cutter.start();
      Outcome outcome = classify();
      cutter.join();
      try (RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
        target.setLength(size);
      }
      if (outcome.status() != 0) {
        refused++;
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.errorLines()).singleElement().asString().contains("vgg16.safetensors");
      }
    }
  }

  /** Cuts the file in the middle of fc6, which is three quarters of it. */
  private static void cut(long wait) {
    try {
      Thread.sleep(wait);
      try (RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
        target.setLength(data + halfOfFc6);
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
