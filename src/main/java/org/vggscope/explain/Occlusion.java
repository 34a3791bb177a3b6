package org.vggscope.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Network;
import org.vggscope.model.Predictions;
import org.vggscope.model.Shape;
import org.vggscope.model.Window;
import org.vggscope.picture.InputTensor;
import org.vggscope.support.Problem;

/**
 * How much a class loses when a square patch hides a part of the picture, for patches all over it
 * (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014, Section 4.2).
 * The patch has the mean colour, which is zero after normalisation.
 */
public final class Occlusion {
  /** Pixels that are fed to the network at a time: as many as 32 pictures of 64 x 64. */
  private static final int BATCH_PIXELS = 32 * 64 * 64;

  private final int patch;
  private final int step;

  /**
   * @param patch side of the patch, in pixels of the network's input
   * @param step from one patch to the next, in the same pixels; at most {@code patch}, or pixels
   *     between patches would never be hidden
   * @throws IllegalArgumentException when one of them is too small or the step too large
   */
  public Occlusion(int patch, int step) {
    if (patch < 1 || step < 1 || step > patch) {
      throw Problem.refused(
          "A patch of %d pixels cannot be moved by %d; the step is from 1 to the patch's side",
          patch, step);
    }
    this.patch = patch;
    this.step = step;
  }

  /**
   * What the network answers for each position of the patch.
   *
   * @param input the picture, already inside it
   * @param patches the windows that were hidden, row by row
   * @param logit of the class for the whole picture
   * @param probability of the class for the whole picture
   * @param logits of the class, one for each patch
   * @param probabilities of the class, one for each patch
   */
  public record Answers(
      Shape input,
      List<Window> patches,
      double logit,
      double probability,
      double[] logits,
      double[] probabilities) {
    public Answers {
      patches = List.copyOf(patches);
    }

    /** How much the class's probability falls, for each pixel of the input. */
    public Evidence probabilityDrop() {
      return drop(probability, probabilities);
    }

    /** How much the class's logit falls, for each pixel of the input. */
    public Evidence logitDrop() {
      return drop(logit, logits);
    }

    /** The mean of what is lost over all patches that hide a pixel. */
    private Evidence drop(double whole, double[] hidden) {
      double[] sums = new double[input.area()];
      int[] counts = new int[sums.length];
      for (int i = 0; i < hidden.length; i++) {
        Window window = patches.get(i);
        for (int y = window.top(); y < window.top() + window.height(); y++) {
          int row = y * input.width();
          for (int x = window.left(); x < window.left() + window.width(); x++) {
            sums[row + x] += whole - hidden[i];
            counts[row + x]++;
          }
        }
      }
      float[] values = new float[sums.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (sums[i] / counts[i]);
      }
      return new Evidence(input.height(), input.width(), values);
    }
  }

  /**
   * The windows that are hidden one after the other, row by row. The last of each row and column
   * ends at the border, so that every pixel is hidden by at least one; a patch larger than the
   * picture hides all of it.
   *
   * @param height rows of the input
   * @param width columns of the input
   */
  public List<Window> patches(int height, int width) {
    List<Window> patches = new ArrayList<>();
    for (int top : starts(height)) {
      for (int left : starts(width)) {
        patches.add(new Window(top, left, Math.min(patch, height), Math.min(patch, width)));
      }
    }
    return patches;
  }

  private List<Integer> starts(int length) {
    List<Integer> starts = new ArrayList<>();
    int last = Math.max(0, length - patch);
    for (int start = 0; start < last; start += step) {
      starts.add(start);
    }
    starts.add(last);
    return starts;
  }

  /**
   * Hides part after part of a picture and asks the network each time.
   *
   * @param input planar {@code (3, height, width)}, normalised
   * @param classIndex of the class in {@code fc8}
   * @param progress told the share that is done, 0 to 1
   * @param cancelled asked between batches and within
   * @throws IllegalArgumentException when the network has no such class
   * @throws CancellationException when cancelled
   */
  public Answers ask(
      Network network,
      InputTensor input,
      int classIndex,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    ClassIndex.check(network, classIndex);
    List<Window> patches = patches(input.height(), input.width());
    double[] logits = new double[patches.size() + 1];
    double[] probabilities = new double[logits.length];
    int size = Math.max(1, BATCH_PIXELS / (input.height() * input.width()));
    for (int first = 0; first < logits.length; first += size) {
      List<InputTensor> batch = new ArrayList<>();
      for (int i = first; i < Math.min(logits.length, first + size); i++) {
        batch.add(i == 0 ? input : hidden(input, patches.get(i - 1)));
      }
      float[][] answers = network.logits(batch, cancelled);
      for (int i = 0; i < answers.length; i++) {
        logits[first + i] = answers[i][classIndex];
        probabilities[first + i] = Predictions.softmax(answers[i])[classIndex];
      }
      progress.accept((double) (first + batch.size()) / logits.length);
    }
    return new Answers(
        input.shape(),
        patches,
        logits[0],
        probabilities[0],
        Arrays.copyOfRange(logits, 1, logits.length),
        Arrays.copyOfRange(probabilities, 1, probabilities.length));
  }

  /** The picture with the mean colour in a window. */
  private static InputTensor hidden(InputTensor input, Window window) {
    float[] values = input.values().clone();
    for (int channel = 0; channel < input.shape().channels(); channel++) {
      for (int y = window.top(); y < window.top() + window.height(); y++) {
        int row = (channel * input.height() + y) * input.width() + window.left();
        Arrays.fill(values, row, row + window.width(), 0);
      }
    }
    return input.with(values);
  }
}
