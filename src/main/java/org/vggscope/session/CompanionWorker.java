package org.vggscope.session;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.picture.SourceImage;
import org.vggscope.weights.WeightFile;

/**
 * The companion's work on the background thread: it owns the second network and its activations.
 * Every method runs on that one thread, between the main network's work: each layer takes every
 * core, so that two networks at once are not faster than one after the other.
 */
final class CompanionWorker {
  /**
   * What the companion made of a picture.
   *
   * @param layer the activations of the layer that was asked for
   */
  record Answer(PictureResult result, Map<Layer, MeanMap> maps, LayerActivations layer) {}

  private LoadedModel model;
  private ModelView modelView;
  private Analysis analysis;

  /**
   * Loads a network in place of the present one, which stays when that fails.
   *
   * @param progress told the share that is done, 0 to 1
   */
  ModelView load(ModelSource from, DoubleConsumer progress, BooleanSupplier cancelled)
      throws IOException {
    ComputeEngine engine = ComputeEngine.start();
    try (WeightFile file = from.open(cancelled)) {
      LoadedModel loaded =
          LoadedModel.load(engine, from.id(), file, from.labels(file), progress, cancelled);
      loaded.warmUp();
      free();
      model = loaded;
      modelView = ModelView.of(from, loaded, file, engine);
      return modelView;
    } finally {
      HeapSpace.giveBack();
    }
  }

  /**
   * Asks the network about a picture, prepared as its weights want it.
   *
   * @param layer name of the layer whose activations are wanted
   * @return null while there is no network
   */
  Answer analyse(SourceImage picture, String layer, BooleanSupplier cancelled) {
    if (model == null) {
      return null;
    }
    boolean first = analysis == null;
    Analysis fresh = model.analyse(picture, model.preprocessing(), cancelled);
    closeAnalysis();
    analysis = fresh;
    Map<Layer, MeanMap> maps = new LinkedHashMap<>();
    for (Layer each : modelView.layers()) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      maps.put(each, fresh.activations().meanMap(each));
    }
    PictureResult result =
        new PictureResult(
            modelView,
            fresh.picture(),
            fresh.ranked(),
            fresh.milliseconds(),
            fresh.activations().bytes());
    Answer answer = new Answer(result, maps, copyLayer(layer));
    if (first) {
      // From here on there are two networks' numbers in memory, which leaves little for holes.
      HeapSpace.giveBack();
    }
    return answer;
  }

  /** Copies a layer's activations; null when there are none of that name. */
  LayerActivations copyLayer(String name) {
    if (analysis == null) {
      return null;
    }
    return modelView.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .map(analysis.activations()::copy)
        .orElse(null);
  }

  /** The network and its answer; null when it has none to the picture that the other one has. */
  PairQuestion.Asked asked(Analysis other) {
    return analysis == null || analysis.picture().source() != other.picture().source()
        ? null
        : new PairQuestion.Asked(model, analysis);
  }

  private void closeAnalysis() {
    if (analysis != null) {
      analysis.close();
      analysis = null;
    }
  }

  /** Frees the network and all that it made. */
  void free() {
    closeAnalysis();
    if (model != null) {
      model.close();
      model = null;
      modelView = null;
    }
  }

  /** The network, or null. */
  LoadedModel model() {
    return model;
  }
}
