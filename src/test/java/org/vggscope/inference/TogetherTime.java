package org.vggscope.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vggscope.model.Labels;
import org.vggscope.picture.InputTensor;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/**
 * Measures whether two networks are asked faster one after the other or on a thread each: run it
 * with two weight files. It prints medians of the passes, in milliseconds.
 */
final class TogetherTime {
  private static final int WARM_UPS = 3;

  private TogetherTime() {}

  public static void main(String[] arguments) throws Exception {
    int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
    ComputeEngine engine = ComputeEngine.start();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (LoadedModel first = load(engine, arguments[0]);
        LoadedModel second = load(engine, arguments[1])) {
      InputTensor a = input(first);
      InputTensor b = input(second);
      double[][] times = new double[4][runs];
      for (int run = -WARM_UPS; run < runs; run++) {
        double[] measured = {
          time(() -> first.analyse(a, () -> false).close()),
          time(() -> second.analyse(b, () -> false).close()),
          time(
              () -> {
                first.analyse(a, () -> false).close();
                second.analyse(b, () -> false).close();
              }),
          time(
              () -> {
                Future<?> future = other.submit(() -> second.analyse(b, () -> false).close());
                first.analyse(a, () -> false).close();
                future.get();
              })
        };
        for (int i = 0; run >= 0 && i < 4; i++) {
          times[i][run] = measured[i];
        }
      }
      double sum = median(times[0]) + median(times[1]);
      System.out.printf(
          Locale.ROOT,
          "first %.2f, second %.2f, sum %.2f; one after the other %.2f (%.3f of the sum), a thread"
              + " each %.2f (%.3f of the sum)%n",
          median(times[0]),
          median(times[1]),
          sum,
          median(times[2]),
          median(times[2]) / sum,
          median(times[3]),
          median(times[3]) / sum);
    } finally {
      other.shutdown();
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double time(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static LoadedModel load(ComputeEngine engine, String file) throws IOException {
    try (WeightFile weights = WeightFiles.open(Path.of(file))) {
      return LoadedModel.load(
          engine,
          file,
          weights,
          Labels.numbered(weights.architecture().classes()),
          share -> {},
          () -> false);
    }
  }

  private static InputTensor input(LoadedModel model) {
    int side = model.architecture().inputSize();
    Random random = new Random(1);
    float[] values = new float[3 * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new InputTensor(side, side, values);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
