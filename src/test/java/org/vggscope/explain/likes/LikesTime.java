package org.vggscope.explain.likes;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.Network;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/**
 * Measures activation maximisation: run it with a weight file, a layer, a side, steps and how many
 * pictures are made at once. {@code time_likes.py} among the fixtures takes the same steps with
 * PyTorch's autograd.
 */
final class LikesTime {
  private LikesTime() {}

  public static void main(String[] arguments) throws IOException {
    ComputeEngine.claimAllCores();
    int side = Integer.parseInt(arguments[2]);
    int steps = Integer.parseInt(arguments[3]);
    int count = Integer.parseInt(arguments[4]);
    try (WeightFile file = WeightFiles.open(Path.of(arguments[0]));
        Network network = Network.load(ComputeEngine.start(), file, share -> {}, () -> false)) {
      Objective objective = Objective.channel(network.architecture().layer(arguments[1]), 6);
      LikesRequest request =
          new LikesRequest(Collections.nCopies(count, objective), side, steps, 1);
      double[] times = new double[steps];
      double[] own = new double[steps];
      double[] used = {used()};
      long start = System.nanoTime();
      long[] last = {start};
      request.find(
          network,
          file.preprocessing(),
          growth -> {
            long now = System.nanoTime();
            times[growth.step() - 1] = (now - last[0]) / 1e6;
            last[0] = now;
            double usedNow = used();
            own[growth.step() - 1] = usedNow - used[0];
            used[0] = usedNow;
          },
          () -> false);
      double all = (System.nanoTime() - start) / 1e9;
      Arrays.sort(own);
      double first = times[0];
      Arrays.sort(times);
      System.out.printf(
          Locale.ROOT,
          "%d steps in %.2f s, a step %.1f ms in the middle, the first %.0f ms, of this thread %.2f"
              + " ms%n",
          steps,
          all,
          times[steps / 2],
          first,
          own[steps / 2]);
    }
  }

  /** Milliseconds that this thread has had a core. */
  private static double used() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }
}
