package org.vggscope.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.ImageFormatException;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;

/**
 * Which pictures of many drive the channels of a layer hardest, and where (Zeiler and Fergus,
 * "Visualizing and Understanding Convolutional Networks", 2014, Figure 2). Of each picture only the
 * strongest position of a channel counts. All channels are found in one go through the pictures,
 * and no more is kept than the best of each.
 */
public final class TopPatches {
  /** Pictures that are kept for a channel. */
  public static final int COUNT = 9;

  /**
   * Where a picture drives a channel hardest.
   *
   * @param picture its file
   * @param y row of the feature map
   * @param x column of the feature map
   * @param activation the channel's activation there, the largest in this picture
   */
  public record Peak(Path picture, int y, int x, float activation) {}

  private final Layer layer;
  private final Preprocessing preprocessing;
  private final ColourHandling colours;
  private final List<List<Peak>> peaks;
  private int asked;
  private int skipped;

  private TopPatches(Layer layer, Preprocessing preprocessing, ColourHandling colours) {
    this.layer = layer;
    this.preprocessing = preprocessing;
    this.colours = colours;
    this.peaks = new ArrayList<>();
    for (int channel = 0; channel < layer.outputs(); channel++) {
      peaks.add(new ArrayList<>());
    }
  }

  /**
   * Goes through pictures, one at a time, as far as the layer.
   *
   * @param layer any layer of the network
   * @param pictures files; those that cannot be read are counted and skipped
   * @param preprocessing how they are made ready for the network
   * @param colours what becomes of their colour profiles
   * @param progress told the share that is done, 0 to 1, after each picture
   * @param cancelled asked between layers
   * @throws CancellationException when cancelled
   */
  public static TopPatches search(
      Network network,
      Layer layer,
      List<Path> pictures,
      Preprocessing preprocessing,
      ColourHandling colours,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    TopPatches found = new TopPatches(layer, preprocessing, colours);
    int done = 0;
    for (Path picture : pictures) {
      found.ask(network, picture, cancelled);
      progress.accept((double) ++done / pictures.size());
    }
    return found;
  }

  private void ask(Network network, Path picture, BooleanSupplier cancelled) {
    InputTensor input;
    try {
      input = Preprocessor.prepare(PictureReader.read(picture, colours), preprocessing).input();
    } catch (ImageFormatException | IllegalArgumentException e) {
      // What is no picture, or too small for the crop, has no place among the best.
      skipped++;
      return;
    }
    int least = network.architecture().inputSize();
    if (input.height() < least || input.width() < least) {
      skipped++;
      return;
    }
    add(network.forwardTo(input, layer, cancelled), picture);
    asked++;
  }

  private void add(LayerActivations activations, Path picture) {
    int area = activations.shape().area();
    int width = activations.shape().width();
    float[] values = activations.values();
    for (int channel = 0; channel < peaks.size(); channel++) {
      int best = channel * area;
      for (int i = best + 1; i < (channel + 1) * area; i++) {
        if (values[i] > values[best]) {
          best = i;
        }
      }
      int position = best - channel * area;
      // Zero after a ReLU is silence: such a picture does not drive the channel at all.
      if (values[best] > 0) {
        insert(
            peaks.get(channel),
            new Peak(picture, position / width, position % width, values[best]));
      }
    }
  }

  /** Keeps the list sorted; of equal ones the earlier picture stays before. */
  private static void insert(List<Peak> best, Peak peak) {
    int place = best.size();
    while (place > 0 && best.get(place - 1).activation() < peak.activation()) {
      place--;
    }
    if (place < COUNT) {
      best.add(place, peak);
      if (best.size() > COUNT) {
        best.remove(COUNT);
      }
    }
  }

  public Layer layer() {
    return layer;
  }

  /** How the pictures were made ready. */
  public Preprocessing preprocessing() {
    return preprocessing;
  }

  /** What became of the pictures' colour profiles. */
  public ColourHandling colours() {
    return colours;
  }

  /**
   * The pictures that drive a channel hardest, the hardest first: {@link #COUNT} of them, or fewer
   * where not so many bring it above zero.
   */
  public List<Peak> best(int channel) {
    return List.copyOf(peaks.get(channel));
  }

  /** Pictures that the network was asked about. */
  public int asked() {
    return asked;
  }

  /** Pictures that could not be read or are too small. */
  public int skipped() {
    return skipped;
  }
}
