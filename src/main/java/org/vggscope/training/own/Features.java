package org.vggscope.training.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Fingerprint;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.ImageFormatException;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.LargePictures;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.support.Problem;
import org.vggscope.support.ReadAhead;

/**
 * What the last layer of a network reads of pictures. Pictures are read and prepared on a thread of
 * their own while the engine computes, some at a time.
 */
final class Features {
  /** Others wait for the engine no longer than for so many pixels. */
  private static final int PIXELS_AT_ONCE = 16 * 64 * 64;

  private static final int LEAST_AT_ONCE = 2;
  private static final int AHEAD = 8;

  /** A picture of a class, with what is known of it, or what it is for the network, or neither. */
  private record Item(
      int label,
      int index,
      Path picture,
      FeatureCache.Key key,
      float[] known,
      InputTensor input,
      Throwable failure) {}

  private final LoadedModel model;
  private final Preprocessing preprocessing;
  private final ColourHandling colours;
  private final FeatureCache cache;
  private final OwnClasses.Listener listener;
  private final BooleanSupplier cancelled;
  private final Layer last;
  private final Layer below;
  private final String network;
  private final List<LearnedClasses.Skipped> skipped = new ArrayList<>();
  private final List<float[][]> found = new ArrayList<>();
  private int all;
  private int done;
  private int computed;

  Features(
      LoadedModel model,
      Preprocessing preprocessing,
      ColourHandling colours,
      FeatureCache cache,
      OwnClasses.Listener listener,
      BooleanSupplier cancelled) {
    this.model = model;
    this.preprocessing = preprocessing;
    this.colours = colours;
    this.cache = cache;
    this.listener = listener;
    this.cancelled = cancelled;
    NetworkSpec architecture = model.architecture();
    this.last = architecture.classifier().orElseThrow();
    this.below = OwnClasses.featureLayer(architecture);
    this.network = Fingerprint.of(model, below, preprocessing + " " + colours);
  }

  /** What could not be used. */
  List<LearnedClasses.Skipped> skipped() {
    return List.copyOf(skipped);
  }

  /** How many had to be computed. */
  int computed() {
    return computed;
  }

  /** The features of each class's pictures, in their order, without those that were skipped. */
  List<List<float[]>> of(List<List<Path>> pictures) {
    List<Item> items = new ArrayList<>();
    for (int label = 0; label < pictures.size(); label++) {
      found.add(new float[pictures.get(label).size()][]);
      for (int index = 0; index < pictures.get(label).size(); index++) {
        Path picture = pictures.get(label).get(index);
        FeatureCache.Key key = FeatureCache.Key.of(picture, network);
        items.add(new Item(label, index, picture, key, cache.get(key), null, null));
      }
    }
    all = items.size();
    List<Item> batch = new ArrayList<>();
    try (ReadAhead<Item, Item> ahead = new ReadAhead<>("picture reader", items, AHEAD, reader())) {
      for (Item each = ahead.next(); each != null; each = ahead.next()) {
        if (each.input == null) {
          take(each, each.known);
          continue;
        }
        if (!batch.isEmpty() && !batch.get(0).input.shape().equals(each.input.shape())) {
          compute(batch);
        }
        batch.add(each);
        if (batch.size() >= atOnce(each.input.shape())) {
          compute(batch);
        }
      }
      compute(batch);
    }
    return found.stream()
        .map(rows -> Arrays.stream(rows).filter(Objects::nonNull).toList())
        .toList();
  }

  private static int atOnce(Shape shape) {
    return Math.max(LEAST_AT_ONCE, PIXELS_AT_ONCE / shape.area());
  }

  private ReadAhead.Reader<Item, Item> reader() {
    return new ReadAhead.Reader<>(
        this::read,
        item -> item.known == null && LargePictures.isOne(item.picture),
        (item, why) -> new Item(item.label, item.index, item.picture, item.key, null, null, why));
  }

  private Item read(Item item) {
    if (item.known != null || cancelled.getAsBoolean()) {
      return item;
    }
    try {
      InputTensor input =
          Preprocessor.prepare(PictureReader.read(item.picture, colours), preprocessing).input();
      return new Item(item.label, item.index, item.picture, item.key, null, input, null);
    } catch (ImageFormatException | RuntimeException e) {
      return new Item(item.label, item.index, item.picture, item.key, null, null, e);
    }
  }

  private void compute(List<Item> batch) {
    if (batch.isEmpty()) {
      return;
    }
    float[][] rows =
        model.network().outputs(batch.stream().map(Item::input).toList(), below, cancelled);
    for (int i = 0; i < rows.length; i++) {
      Item item = batch.get(i);
      float[] row = readBy(last, rows[i]);
      cache.put(item.key, row);
      computed++;
      take(item, row);
    }
    batch.clear();
  }

  /** The mean over the positions: class scores of larger pictures are averaged, too. */
  private static float[] readBy(Layer last, float[] row) {
    int read = last.kernel() * last.kernel() * last.inputs();
    if (row.length == read) {
      return row;
    }
    if (last.kernel() > 1) {
      throw Problem.refused(
          "%s reads %d x %d positions at once, and these pictures give others",
          last.name(), last.kernel(), last.kernel());
    }
    float[] mean = new float[last.inputs()];
    int area = row.length / mean.length;
    for (int channel = 0; channel < mean.length; channel++) {
      double sum = 0;
      for (int i = 0; i < area; i++) {
        sum += row[channel * area + i];
      }
      mean[channel] = (float) (sum / area);
    }
    return mean;
  }

  private void take(Item item, float[] features) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    done++;
    if (features == null) {
      skipped.add(new LearnedClasses.Skipped(item.picture, item.failure));
    } else {
      found.get(item.label)[item.index] = features;
    }
    listener.seen(done, all, skipped.size());
  }
}
