package org.vggscope.training.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.weights.LayerWeights;
import org.vggscope.weights.SafetensorsWriter;

/**
 * A classifier that was learned, and how good it is.
 *
 * @param names of the classes
 * @param architecture the network that it was learned on, with these classes
 * @param preprocessing what was done to the pictures
 * @param weights {@code (classes, in, height, width)} of the last layer
 * @param bias one number a class
 * @param learned pictures that it was learned on
 * @param confusion of the pictures that were held back: {@code [what it is][what it was taken for]}
 * @param skipped what could not be used
 * @param computed pictures whose features were not known from an earlier time
 * @param featureSeconds how long the network took for the features
 * @param learningSeconds how long the classifier took
 */
public record LearnedClasses(
    List<String> names,
    NetworkSpec architecture,
    Preprocessing preprocessing,
    float[] weights,
    float[] bias,
    int learned,
    int[][] confusion,
    List<Skipped> skipped,
    int computed,
    double featureSeconds,
    double learningSeconds) {
  private static final String ENDING = ".safetensors";
  private static final int MOST_LETTERS = 60;

  /** A picture that could not be used, and why. */
  public record Skipped(Path picture, Throwable failure) {}

  /** Pictures that were held back. */
  public int heldBack() {
    int all = 0;
    for (int[] row : confusion) {
      for (int count : row) {
        all += count;
      }
    }
    return all;
  }

  /** Pictures among those held back that were taken for what they are. */
  public int right() {
    int right = 0;
    for (int k = 0; k < confusion.length; k++) {
      right += confusion[k][k];
    }
    return right;
  }

  /** Share of the pictures held back that are right, 0 to 1. */
  public double accuracy() {
    return (double) right() / heldBack();
  }

  /**
   * Writes the network with the new classes, in the own format: it appears whole or not at all.
   *
   * @param source the weights of the network that it was learned on
   * @param progress told the share that is written, 0 to 1
   * @throws IOException when they cannot be read, or the file cannot be written
   */
  public void write(LayerWeights source, Path target, DoubleConsumer progress) throws IOException {
    NewClassifier network =
        new NewClassifier(source, architecture, preprocessing, Labels.parse(names), weights, bias);
    SafetensorsWriter.write(network, architecture, target, false, progress);
  }

  /**
   * Where a network of such classes is kept: nothing lies there yet, for who learns the same
   * classes of other pictures wants the earlier network, too.
   *
   * @param folder it is made when it is not there
   */
  public static Path file(Path folder, List<String> names) throws IOException {
    Files.createDirectories(folder);
    String name = fileName(names);
    Path file = folder.resolve(name + ENDING);
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve("%s-%d%s".formatted(name, i, ENDING));
    }
    return file;
  }

  private static String fileName(List<String> names) {
    String joined = String.join("-", names).replaceAll("[^\\p{L}\\p{N}_-]+", "_");
    // A name is of code points, of which none is to be cut in two.
    int[] letters = joined.codePoints().limit(MOST_LETTERS).toArray();
    return new String(letters, 0, letters.length);
  }
}
