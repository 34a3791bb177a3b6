package org.vggscope.ui.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ColourHandling;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.InputTensor;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.MeanMap;
import org.vggscope.inference.Preprocessor;
import org.vggscope.inference.SourceImage;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/**
 * The session's work on the background thread: it owns the engine, the network and the activations,
 * and hands values to the window. Every method runs on that one thread.
 */
final class SessionWorker implements AutoCloseable {
  private static final int THUMBNAIL = 96;

  private final ModelCatalog catalog;
  private final Session.Publisher publisher;
  private ComputeEngine engine;
  private LoadedModel model;
  private ModelView modelView;
  private SourceImage picture;
  private PictureSource source;
  private Analysis analysis;
  private int inputSize;

  SessionWorker(ModelCatalog catalog, Session.Publisher publisher) {
    this.catalog = catalog;
    this.publisher = publisher;
  }

  void startEngine() {
    publisher.work(new Work("Starting the engine", Work.UNKNOWN));
    engine = ComputeEngine.start();
  }

  /**
   * Loads a network of the catalogue in place of the present one, and asks it about the picture.
   */
  void loadModel(String id, int size, String layer, BooleanSupplier cancelled) throws IOException {
    CatalogEntry entry = catalog.entry(id);
    String title = "Loading " + entry.title();
    try (WeightFile file = entry.open()) {
      LoadedModel loaded =
          LoadedModel.load(
              engine,
              id,
              file,
              entry.labels(),
              share -> publisher.work(new Work(title, share)),
              cancelled);
      closeAnalysis();
      if (model != null) {
        model.close();
      }
      warmUp(loaded);
      model = loaded;
      inputSize = size;
      modelView =
          new ModelView(
              id,
              entry.title(),
              loaded.architecture(),
              loaded.labels(),
              loaded.preprocessing(),
              loaded.network().parameterBytes(),
              engine.name() + " " + engine.version());
      publisher.model(modelView);
    } finally {
      publisher.work(null);
    }
    if (picture != null) {
      analyse(layer, cancelled);
    }
  }

  /**
   * The engine chooses its kernels and reorders the weights in the first pass, which takes many
   * times as long as the next ones; no picture needs to wait for that, and no time that is shown
   * has it.
   */
  private static void warmUp(LoadedModel loaded) {
    int side = loaded.architecture().inputSize();
    InputTensor nothing = new InputTensor(side, side, new float[3 * side * side]);
    loaded.analyse(nothing, () -> false).close();
  }

  void changeSize(int size, String layer, BooleanSupplier cancelled) {
    int before = inputSize;
    inputSize = size;
    if (picture != null) {
      boolean done = false;
      try {
        analyse(layer, cancelled);
        done = true;
      } finally {
        inputSize = done ? size : before;
      }
    }
  }

  /** Reads pictures one after the other and shows the last good one. */
  void open(
      List<PictureSource> sources,
      ColourHandling colours,
      String layer,
      BooleanSupplier cancelled) {
    List<String> failures = new ArrayList<>();
    SourceImage last = null;
    PictureSource lastSource = null;
    try {
      for (int i = 0; i < sources.size(); i++) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        PictureSource next = sources.get(i);
        publisher.work(
            new Work(
                "Reading " + next.name(),
                sources.size() == 1 ? Work.UNKNOWN : (double) i / sources.size()));
        try {
          SourceImage image = next.read(colours);
          publisher.recent(new RecentPicture(next, Preprocessor.thumbnail(image, THUMBNAIL)));
          last = image;
          lastSource = next;
        } catch (IOException e) {
          failures.add(e.getMessage());
        }
      }
      if (last != null) {
        SourceImage before = picture;
        PictureSource sourceBefore = source;
        picture = last;
        source = lastSource;
        boolean done = false;
        try {
          analyse(layer, cancelled);
          done = true;
        } finally {
          picture = done ? last : before;
          source = done ? lastSource : sourceBefore;
        }
      }
    } finally {
      publisher.work(null);
    }
    if (failures.size() == 1) {
      publisher.notice(Notice.error(failures.get(0)));
    } else if (!failures.isEmpty()) {
      publisher.notice(
          Notice.error(
              "%d of %d pictures could not be read. The first: %s"
                  .formatted(failures.size(), sources.size(), failures.get(0))));
    }
  }

  private void analyse(String wantedLayer, BooleanSupplier cancelled) {
    if (model == null) {
      return;
    }
    int size = Math.max(inputSize, model.architecture().inputSize());
    Analysis fresh = model.analyse(picture, model.preprocessing(size), cancelled);
    closeAnalysis();
    analysis = fresh;
    publisher.result(
        new PictureResult(
            modelView,
            fresh.picture(),
            fresh.ranked(),
            fresh.milliseconds(),
            fresh.activations().bytes()),
        source,
        fresh.activations().copy(layerOf(fresh, wantedLayer)));
    Map<Layer, MeanMap> maps = new LinkedHashMap<>();
    for (Layer layer : fresh.activations().layers()) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      maps.put(layer, fresh.activations().meanMap(layer));
    }
    publisher.meanMaps(maps, cancelled);
  }

  private static Layer layerOf(Analysis analysis, String name) {
    List<Layer> layers = analysis.activations().layers();
    return layers.stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElse(layers.get(0));
  }

  /** Copies a layer's activations for the window. */
  void copyLayer(String name, BooleanSupplier cancelled) {
    if (analysis != null) {
      LayerActivations copied = analysis.activations().copy(layerOf(analysis, name));
      if (copied.layer().name().equals(name)) {
        publisher.layer(copied, cancelled);
      }
    }
  }

  private void closeAnalysis() {
    if (analysis != null) {
      analysis.close();
      analysis = null;
    }
  }

  @Override
  public void close() {
    closeAnalysis();
    if (model != null) {
      model.close();
      model = null;
    }
  }
}
