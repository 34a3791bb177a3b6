package org.vggscope.inference;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.weights.WeightFile;

/**
 * A network with all that is needed to ask it about a picture. Use it from one thread at a time;
 * closing frees the weights.
 */
public final class LoadedModel implements AutoCloseable {
  private final String id;
  private final Network network;
  private final Labels labels;
  private final Preprocessing preprocessing;

  private LoadedModel(String id, Network network, Labels labels, Preprocessing preprocessing) {
    this.id = id;
    this.network = network;
    this.labels = labels;
    this.preprocessing = preprocessing;
  }

  /**
   * Copies the weights of a file into the engine. The file is not closed.
   *
   * @param id the catalogue's id or the file's name
   * @param labels names of the classes; numbers are taken where their count is not the network's
   * @param progress told the share that is done, 0 to 1
   * @param cancelled asked between blocks
   */
  public static LoadedModel load(
      ComputeEngine engine,
      String id,
      WeightFile file,
      Labels labels,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws IOException {
    Network network = Network.load(engine, file, progress, cancelled);
    int classes = network.architecture().classes();
    Labels fitting = labels.size() == classes ? labels : Labels.numbered(classes);
    return new LoadedModel(id, network, fitting, file.preprocessing());
  }

  public String id() {
    return id;
  }

  public Network network() {
    return network;
  }

  public NetworkSpec architecture() {
    return network.architecture();
  }

  public Labels labels() {
    return labels;
  }

  /** The same network with its classes called otherwise; only one of the two is to be closed. */
  public LoadedModel withLabels(Labels others) {
    return new LoadedModel(id, network, others, preprocessing);
  }

  /** The same network, which wants another preprocessing; only one of the two is to be closed. */
  public LoadedModel withPreprocessing(Preprocessing other) {
    return new LoadedModel(id, network, labels, other);
  }

  /** Whether the network ends in classes; a file of convolutions only does not. */
  public boolean hasClassifier() {
    return architecture().hasClassifier();
  }

  /** The preprocessing that the weights want, at the size they were trained for. */
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /**
   * The preprocessing for pictures of {@code size}: the trained one at the trained size, dense
   * evaluation of the whole picture above it, and below it the same in smaller.
   */
  public Preprocessing preprocessing(int size) {
    return preprocessing(preprocessing, size);
  }

  /**
   * As {@link #preprocessing(int)}, but from another preprocessing.
   *
   * @param size 0 for what it says itself; what is too small becomes the least that is read
   */
  public Preprocessing preprocessing(Preprocessing chosen, int size) {
    return size == 0 ? chosen : chosen.at(architecture().side(size), architecture().inputSize());
  }

  /**
   * Asks the network about a picture.
   *
   * @param cancelled asked between steps
   */
  public Analysis analyse(SourceImage picture, Preprocessing chosen, BooleanSupplier cancelled) {
    return analyse(picture, chosen, null, cancelled);
  }

  /**
   * As above.
   *
   * @param earlier what was made of a picture before, which is taken if it is this picture and was
   *     made so; null for nothing
   */
  public Analysis analyse(
      SourceImage picture,
      Preprocessing chosen,
      PreparedPicture earlier,
      BooleanSupplier cancelled) {
    long start = System.nanoTime();
    boolean known =
        earlier != null && earlier.source() == picture && earlier.preprocessing().equals(chosen);
    PreparedPicture prepared = known ? earlier : Preprocessor.prepare(picture, chosen);
    Network.stopIf(cancelled);
    return analyse(prepared, prepared.input(), start, cancelled);
  }

  /** Asks the network about a tensor that needs no preprocessing. */
  public Analysis analyse(InputTensor input, BooleanSupplier cancelled) {
    return analyse(null, input, System.nanoTime(), cancelled);
  }

  /**
   * What the network says of several inputs that come from one picture: the mean of their
   * probabilities (see {@link Predictions#averaged}). No layer is kept.
   *
   * @param inputs planar {@code (3, H, W)} each, one or more, of any sizes that the network reads
   * @param cancelled asked between layers
   * @return all classes, the most probable first
   * @throws IllegalArgumentException when an input is too small or the network has no classes
   * @throws CancellationException when cancelled
   */
  public List<Prediction> classify(List<InputTensor> inputs, BooleanSupplier cancelled) {
    return classify(inputs, inputs.size(), done -> {}, cancelled);
  }

  /**
   * As {@link #classify(List, BooleanSupplier)}, in small steps.
   *
   * @param atOnce most inputs of a step
   * @param after told after each step how many inputs are done
   */
  List<Prediction> classify(
      List<InputTensor> inputs, int atOnce, IntConsumer after, BooleanSupplier cancelled) {
    return Predictions.averaged(logits(inputs, atOnce, after, cancelled), labels);
  }

  /**
   * What the network says of several pictures, one input each; as {@link #classify(List,
   * BooleanSupplier)} for each, but many at a time.
   *
   * @return for each input all classes, the most probable first
   */
  public List<List<Prediction>> classifyEach(List<InputTensor> inputs, BooleanSupplier cancelled) {
    float[][] logits = logits(inputs, inputs.size(), done -> {}, cancelled);
    return Arrays.stream(logits)
        .map(each -> Predictions.averaged(new float[][] {each}, labels))
        .toList();
  }

  private float[][] logits(
      List<InputTensor> inputs, int atOnce, IntConsumer after, BooleanSupplier cancelled) {
    if (!hasClassifier()) {
      throw Problem.refused("%s has no fully connected layers and names no classes", id);
    }
    float[][] logits = new float[inputs.size()][];
    int first = 0;
    while (first < logits.length) {
      int end = first + 1;
      while (end < logits.length
          && end - first < atOnce
          && sameSize(inputs.get(first), inputs.get(end))) {
        end++;
      }
      float[][] batch = network.logits(inputs.subList(first, end), cancelled);
      System.arraycopy(batch, 0, logits, first, batch.length);
      first = end;
      after.accept(first);
    }
    return logits;
  }

  private static boolean sameSize(InputTensor one, InputTensor other) {
    return one.shape().equals(other.shape());
  }

  private Analysis analyse(
      PreparedPicture prepared, InputTensor input, long start, BooleanSupplier cancelled) {
    Activations activations = network.forward(input, cancelled);
    boolean done = false;
    try {
      List<Prediction> ranked =
          hasClassifier() ? Predictions.ranked(activations.logits(), labels) : List.of();
      double milliseconds = (System.nanoTime() - start) / 1e6;
      done = true;
      return new Analysis(prepared, activations, ranked, milliseconds);
    } finally {
      if (!done) {
        activations.close();
      }
    }
  }

  /**
   * Runs the network on nothing once. The engine chooses its kernels and reorders the weights in
   * the first pass, which takes many times as long as the next ones.
   */
  public void warmUp() {
    Shape input = architecture().input();
    analyse(new InputTensor(input, new float[input.size()]), () -> false).close();
  }

  @Override
  public void close() {
    network.close();
  }
}
