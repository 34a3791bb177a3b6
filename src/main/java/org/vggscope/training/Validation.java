package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.Labels;
import org.vggscope.model.Predictions;
import org.vggscope.model.Preprocessing;
import org.vggscope.weights.SafetensorsWriter;

/** Measures a network after each epoch by the pictures that it does not learn from. */
final class Validation {
  private static final int AT_ONCE = 250;

  private final RunFolder folder;
  private final PictureSet set;
  private final Preprocessing preprocessing;
  private final Batches batches;

  /** Accuracy of the network that is kept as the best; less than any when none is. */
  private double best;

  /**
   * @param best the best accuracy so far; it counts only while its network is there
   */
  Validation(RunFolder folder, PictureSet set, Preprocessing preprocessing, double best) {
    this.folder = folder;
    this.set = set;
    this.preprocessing = preprocessing;
    batches = new Batches(set, preprocessing, null, 0);
    this.best = Files.exists(folder.best()) ? best : -1;
  }

  /**
   * A measure.
   *
   * @param accuracy 0 to 1
   * @param confusion {@code [class][answer]}, counts
   */
  record Measured(double accuracy, List<List<Integer>> confusion) {}

  Measured measure(LearningNetwork network) {
    int classes = set.classes().size();
    int[][] confusion = new int[classes][classes];
    int right = 0;
    for (int from = 0; from < set.count(); from += AT_ONCE) {
      List<Integer> indices = new ArrayList<>();
      for (int i = from; i < Math.min(set.count(), from + AT_ONCE); i++) {
        indices.add(i);
      }
      float[] scores = network.scores(batches.pictures(indices, 0), indices.size());
      for (int i = 0; i < indices.size(); i++) {
        int answer = Predictions.largest(scores, i * classes, classes);
        int label = set.labels()[from + i];
        confusion[label][answer]++;
        right += label == answer ? 1 : 0;
      }
    }
    return new Measured(
        (double) right / set.count(),
        Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList());
  }

  /** Keeps the network if it is the best; returns whether it is. */
  boolean keep(LearningNetwork network, double accuracy) throws IOException {
    if (accuracy <= best) {
      return false;
    }
    SafetensorsWriter.write(
        network.weights(preprocessing, Labels.parse(set.classes())), folder.best(), false);
    best = accuracy;
    return true;
  }
}
