package org.vggscope.weights;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.vggscope.model.Layer;

/**
 * Reads weight files as the engine does and prints, for each, the format, the milliseconds of the
 * quickest of the runs, and a checksum of all numbers, which is the same for all files of one
 * network. Arguments: the number of runs, then files.
 */
final class LoadTime {
  private static final int BLOCK = Integer.getInteger("block", 8) << 20;

  private LoadTime() {}

  public static void main(String[] arguments) throws IOException {
    int runs = Integer.parseInt(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      Path path = Path.of(arguments[i]);
      double best = Double.MAX_VALUE;
      double work = Double.MAX_VALUE;
      for (int run = 0; run < runs; run++) {
        long start = System.nanoTime();
        long before = processorTime();
        load(path, null);
        best = Math.min(best, (System.nanoTime() - start) / 1e6);
        work = Math.min(work, (processorTime() - before) / 1e6);
      }
      CRC32C checksum = new CRC32C();
      String format = load(path, checksum);
      System.out.printf(
          Locale.ROOT,
          "%s\t%s\t%.0f ms\t%.0f ms of processor\t%08x%n",
          path,
          format,
          best,
          work,
          checksum.getValue());
    }
  }

  private static String load(Path path, CRC32C checksum) throws IOException {
    try (WeightFile file = WeightFiles.open(path)) {
      for (Layer layer : file.architecture().layers()) {
        if (!layer.hasParameters()) {
          continue;
        }
        int row = (int) (layer.weightCount() / layer.outputs());
        int rows = Math.max(1, BLOCK / row);
        ByteBuffer bytes = memory(layer.weightCount());
        FloatBuffer weights = bytes.asFloatBuffer();
        for (int first = 0; first < layer.outputs(); first += rows) {
          int count = Math.min(rows, layer.outputs() - first);
          file.readWeights(layer.name(), first, weights.slice(first * row, count * row));
        }
        ByteBuffer bias = memory(layer.outputs());
        file.readBias(layer.name(), bias.asFloatBuffer());
        if (checksum != null) {
          checksum.update(bytes);
          checksum.update(bias);
        }
      }
      return file.format();
    }
  }

  private static long processorTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static ByteBuffer memory(long numbers) {
    return ByteBuffer.allocateDirect((int) (numbers * Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
