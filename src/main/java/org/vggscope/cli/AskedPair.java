package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vggscope.explain.Cka;
import org.vggscope.explain.ModelComparison;
import org.vggscope.inference.AgreementRun.Asked;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.LayerTimes;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Median;

/** Two networks that are asked about the same pictures, one after the other. */
final class AskedPair {
  private static final int WARM_UPS = 2;

  /** Passes that the layers' times are medians of. */
  private static final int PASSES = 3;

  private final LoadedModel first;
  private final Preprocessing firstWants;
  private final LoadedModel second;
  private final Preprocessing secondWants;
  private final boolean likeness;
  private final ColourHandling colours;

  /**
   * Medians of passes over one picture, from the decoded picture to the ranked classes, in
   * milliseconds.
   *
   * @param runs how many were measured
   * @param first the first network alone
   * @param second the second network alone
   * @param together both
   */
  record Timing(int runs, double first, double second, double together) {}

  AskedPair(
      LoadedModel first,
      Preprocessing firstWants,
      LoadedModel second,
      Preprocessing secondWants,
      boolean likeness,
      ColourHandling colours) {
    this.first = first;
    this.firstWants = firstWants;
    this.second = second;
    this.secondWants = secondWants;
    this.likeness = likeness;
    this.colours = colours;
    // Not to charge the first picture with the engine's choice of kernels.
    first.warmUp();
    second.warmUp();
    HeapSpace.giveBack();
  }

  Asked first() {
    return new Asked(first, firstWants);
  }

  Asked second() {
    return new Asked(second, secondWants);
  }

  List<String> ids() {
    return List.of(first.id(), second.id());
  }

  /**
   * Compares the networks on a picture.
   *
   * @throws IOException when it cannot be read
   */
  ModelComparison ask(String image) throws IOException {
    SourceImage picture = PictureReader.read(Path.of(image), colours);
    // Before the answers are there, so that no more than both networks' activations are kept.
    Map<Layer, Double> times = times(first, picture, firstWants);
    Map<Layer, Double> otherTimes = times(second, picture, secondWants);
    HeapSpace.giveBack();
    try (Analysis one = first.analyse(picture, firstWants, () -> false);
        Analysis other = second.analyse(picture, secondWants, () -> false)) {
      return new ModelComparison(
          image,
          ModelComparison.Side.of(first, one, times),
          ModelComparison.Side.of(second, other, otherTimes),
          MergedRanking.of(Models.finite(one.ranked()), Models.finite(other.ranked())),
          !one.picture().box().equals(other.picture().box()),
          likeness ? Cka.of(one, other, share -> {}, () -> false) : null);
    }
  }

  private static Map<Layer, Double> times(
      LoadedModel model, SourceImage picture, Preprocessing wants) {
    InputTensor input = Preprocessor.prepare(picture, wants).input();
    return LayerTimes.measure(model.network(), input, PASSES, () -> false);
  }

  /** Measures passes over a picture. */
  Timing timing(String image, int runs) throws IOException {
    SourceImage picture = PictureReader.read(Path.of(image), colours);
    double[] alone = new double[runs];
    double[] otherAlone = new double[runs];
    double[] together = new double[runs];
    for (int run = -WARM_UPS; run < runs; run++) {
      double[] measured = new double[3];
      long start = System.nanoTime();
      first.analyse(picture, firstWants, () -> false).close();
      measured[0] = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      second.analyse(picture, secondWants, () -> false).close();
      measured[1] = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      // Both answers are kept until the second one is there, as for a comparison.
      try (Analysis one = first.analyse(picture, firstWants, () -> false);
          Analysis other = second.analyse(picture, secondWants, () -> false)) {
        measured[2] = (System.nanoTime() - start) / 1e6;
        if (one.activations().isClosed() || other.activations().isClosed()) {
          throw new IllegalStateException("The activations were freed too early");
        }
      }
      if (run >= 0) {
        alone[run] = measured[0];
        otherAlone[run] = measured[1];
        together[run] = measured[2];
      }
    }
    return new Timing(runs, Median.of(alone), Median.of(otherAlone), Median.of(together));
  }
}
