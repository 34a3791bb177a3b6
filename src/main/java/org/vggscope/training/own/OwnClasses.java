package org.vggscope.training.own;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.picture.ColourHandling;
import org.vggscope.support.Problem;

/**
 * Teaches a trained network classes of a person's own: all layers but the last stay, and a new last
 * layer is learned on what they see. A fifth of each class's pictures is held back to say how good
 * it is.
 */
public final class OwnClasses {
  private static final int HELD_BACK = 5;

  /**
   * Of the cross entropy summed over the pictures. Of 1 to 10,000 it is the best or nearly so for
   * 5, 16 and 60 pictures a class of CIFAR-10's ten on the bundled VGG16; weaker ones learn the
   * noise of few pictures.
   */
  private static final double PENALTY = 100;

  private final LoadedModel model;
  private final Preprocessing preprocessing;
  private final ColourHandling colours;
  private final FeatureCache cache;

  /** Hears how far it is. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Told after some pictures were seen.
     *
     * @param done pictures whose features are there
     * @param all pictures
     * @param skipped pictures among those done that could not be used
     */
    void seen(int done, int all, int skipped);
  }

  /**
   * @param model the network
   * @param colours what becomes of pictures' colour profiles
   * @param cache what networks saw before
   * @throws IllegalArgumentException when the network has no last layer that can be replaced
   */
  public OwnClasses(LoadedModel model, ColourHandling colours, FeatureCache cache) {
    this.model = model;
    this.preprocessing = model.preprocessing();
    this.colours = colours;
    this.cache = cache;
    Problem refusal = refusal(model.architecture());
    if (refusal != null) {
      throw Problem.refused(refusal.code(), refusal.arguments().toArray());
    }
  }

  /** Why a network cannot be taught classes; null when it can. */
  public static Problem refusal(NetworkSpec network) {
    if (!network.hasClassifier() || network.layers().size() < 2) {
      return Problem.of(
          "%s has no fully connected last layer, which own classes would take the place of",
          network.name());
    }
    Layer last = network.classifier().orElseThrow();
    Shape below =
        network.shapes(network.inputSize(), network.inputSize()).get(featureLayer(network));
    if (last.kernel() > 1 && (below.height() != last.kernel() || below.width() != last.kernel())) {
      return Problem.of(
          "%s reads averaged maps in its last layer, which cannot be learned anew", network.name());
    }
    return null;
  }

  /** The layer whose activations are learned from: the one before the last. */
  public static Layer featureLayer(NetworkSpec network) {
    return network.layers().get(network.layers().size() - 2);
  }

  /** Of a class: its pictures' features, of which the first are held back. */
  private record Parted(List<float[]> held, List<float[]> learned) {}

  /**
   * Learns.
   *
   * @param classes two or more, each with two pictures or more that can be used
   * @param seed decides which pictures are held back
   * @param listener told how far it is, on this thread
   * @param cancelled asked in between
   * @throws IllegalArgumentException when the classes are no two that can be told apart
   * @throws IOException when a folder cannot be listed
   * @throws CancellationException when cancelled
   */
  public LearnedClasses learn(
      List<OwnClass> classes, long seed, Listener listener, BooleanSupplier cancelled)
      throws IOException {
    check(classes);
    long start = System.nanoTime();
    List<List<Path>> pictures = new ArrayList<>();
    for (OwnClass each : classes) {
      pictures.add(each.pictures());
    }
    Features features = new Features(model, preprocessing, colours, cache, listener, cancelled);
    List<List<float[]>> seen = features.of(pictures);
    long between = System.nanoTime();
    List<Parted> parts = new ArrayList<>();
    for (int k = 0; k < classes.size(); k++) {
      parts.add(part(classes.get(k), seen.get(k), new Random(seed + k)));
    }
    Softmax.Fitted fitted = fit(parts, cancelled);
    int[][] confusion = new int[classes.size()][classes.size()];
    for (int k = 0; k < classes.size(); k++) {
      for (float[] each : parts.get(k).held) {
        confusion[k][fitted.classOf(each)]++;
      }
    }
    NetworkSpec network =
        model.architecture().preparedBy(preprocessing).withClasses(classes.size());
    return new LearnedClasses(
        classes.stream().map(OwnClass::name).toList(),
        network,
        preprocessing,
        floats(fitted.weights()),
        floats(fitted.bias()),
        parts.stream().mapToInt(part -> part.learned.size()).sum(),
        confusion,
        features.skipped(),
        features.computed(),
        (between - start) / 1e9,
        (System.nanoTime() - between) / 1e9);
  }

  private static void check(List<OwnClass> classes) {
    if (classes.size() < 2) {
      throw Problem.refused("Own classes are two or more; give a folder of pictures for each");
    }
    Set<String> names = new HashSet<>();
    for (OwnClass each : classes) {
      if (each.name().isBlank()) {
        throw Problem.refused("A class has no name");
      }
      if (!names.add(each.name())) {
        throw Problem.refused("Two classes are called %s; give one another name", each.name());
      }
    }
  }

  private static Parted part(OwnClass from, List<float[]> features, Random random) {
    if (features.size() < 2) {
      throw Problem.refused(
          features.isEmpty()
              ? "%s has no picture that can be used; a class needs two or more"
              : "%s has one picture that can be used; a class needs two or more",
          from.name());
    }
    List<float[]> order = new ArrayList<>(features);
    Collections.shuffle(order, random);
    int held = Math.max(1, Math.round((float) order.size() / HELD_BACK));
    return new Parted(order.subList(0, held), order.subList(held, order.size()));
  }

  private static Softmax.Fitted fit(List<Parted> parts, BooleanSupplier cancelled) {
    float[][] rows = parts.stream().flatMap(part -> part.learned.stream()).toArray(float[][]::new);
    int[] labels =
        IntStream.range(0, parts.size())
            .flatMap(k -> IntStream.range(0, parts.get(k).learned.size()).map(n -> k))
            .toArray();
    return new Softmax(rows, labels, parts.size(), PENALTY / rows.length).fit(cancelled);
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
