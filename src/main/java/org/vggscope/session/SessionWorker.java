package org.vggscope.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.text.Wording;
import org.vggscope.weights.WeightFile;

/**
 * The session's work on the background thread: it owns the engine, the network and the activations,
 * and hands values to the window. Every method runs on that one thread.
 */
final class SessionWorker implements Desk, AutoCloseable {
  private static final int THUMBNAIL = 96;

  /** After so many pictures the space that nobody needs is given back. */
  private static final int TIDIED = 10;

  /** A picture with where it came from. */
  private record Picture(PictureSource source, SourceImage image) {}

  /**
   * How pictures are prepared: a preprocessing at the trained size, and the size that is wanted.
   */
  private record Preparation(Preprocessing preprocessing, int size) {}

  private final Publisher publisher;
  private final CompanionWorker second;
  private ComputeEngine engine;
  private LoadedModel model;
  private ModelView modelView;
  private Picture picture;
  private Preparation preparation;
  private Analysis analysis;
  private int shown;

  /**
   * @param second the companion's worker, for questions to both networks
   */
  SessionWorker(Publisher publisher, CompanionWorker second) {
    this.publisher = publisher;
    this.second = second;
  }

  private ComputeEngine engine() {
    if (engine == null) {
      engine = ComputeEngine.start();
    }
    return engine;
  }

  /** As below; where that fails and there is no network yet, another one is loaded. */
  void loadModel(
      ModelSource from,
      ModelSource otherwise,
      Preprocessing wanted,
      int size,
      String layer,
      Task task,
      BooleanSupplier cancelled)
      throws IOException {
    try {
      loadModel(from, wanted, size, layer, task, cancelled);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      if (model == null && !from.equals(otherwise)) {
        loadModel(otherwise, null, size, layer, task, cancelled);
      }
      throw e;
    }
  }

  /** Loads a network in place of the present one, and asks it about the picture. */
  private void loadModel(
      ModelSource from,
      Preprocessing wanted,
      int size,
      String layer,
      Task task,
      BooleanSupplier cancelled)
      throws IOException {
    try (WeightFile file = from.open()) {
      LoadedModel loaded =
          LoadedModel.load(
              engine(),
              from.id(),
              file,
              from.labels(file.architecture()),
              task::reached,
              cancelled);
      // No picture needs to wait for the first pass, and no time that is shown has it.
      loaded.warmUp();
      closeAnalysis();
      if (model != null) {
        model.close();
      }
      model = loaded;
      preparation = new Preparation(wanted == null ? loaded.preprocessing() : wanted, size);
      modelView = ModelView.of(from, loaded, file, engine);
      publisher.model(modelView, from, wanted == null ? "" : wanted.name());
    }
    task.close();
    if (picture != null) {
      analyse(picture, preparation, layer, cancelled);
    }
    HeapSpace.giveBack();
  }

  /** Has the classes called otherwise. */
  void useLabels(Labels labels, String layer, BooleanSupplier cancelled) {
    if (model == null) {
      return;
    }
    int classes = model.architecture().classes();
    if (labels.size() != classes) {
      throw Problem.refused(
          "The label file has %d lines but the network has %d classes; it needs a line for each",
          labels.size(), classes);
    }
    model = model.withLabels(labels);
    modelView = modelView.withLabels(labels);
    publisher.labels(modelView);
    prepareOtherwise(preparation, layer, cancelled);
  }

  /** Has the network read pictures of another size; 0 for the trained one. */
  void changeSize(int size, String layer, BooleanSupplier cancelled) {
    if (model != null) {
      prepareOtherwise(new Preparation(preparation.preprocessing(), size), layer, cancelled);
    }
  }

  /** Prepares pictures otherwise; an empty name means as the weights want it. */
  void changePreprocessing(String name, String layer, BooleanSupplier cancelled) {
    if (model != null) {
      Preprocessing own = model.preprocessing();
      Preprocessing wanted = name.isEmpty() ? own : own.alternative(name);
      prepareOtherwise(new Preparation(wanted, preparation.size()), layer, cancelled);
    }
  }

  /**
   * Prepares pictures in any way; a size above the trained one is dense evaluation.
   *
   * @param of the network that it is for; nothing is done when there is another one by now
   */
  void prepareAs(
      ModelView of, Preprocessing wanted, int size, String layer, BooleanSupplier cancelled) {
    if (modelView == of) {
      prepareOtherwise(new Preparation(wanted, size), layer, cancelled);
    }
  }

  private void prepareOtherwise(Preparation wanted, String layer, BooleanSupplier cancelled) {
    if (picture == null) {
      preparation = wanted;
    } else {
      analyse(picture, wanted, layer, cancelled);
    }
  }

  /** Reads the pictures of an earlier run again, as far as they are still there, for the strip. */
  void restore(
      List<PictureSource> earlier,
      ColourHandling colours,
      Runnable step,
      BooleanSupplier cancelled) {
    for (PictureSource source : earlier) {
      step.run();
      Computations.stopIf(cancelled);
      try {
        publisher.earlier(recent(source, source.read(colours)));
      } catch (IOException e) {
        // It was moved or deleted since, and nobody asked for it just now.
        continue;
      }
    }
  }

  /** Reads pictures one after the other and shows the last good one. */
  void open(
      List<PictureSource> sources,
      ColourHandling colours,
      String layer,
      Task task,
      BooleanSupplier cancelled) {
    List<String> failures = new ArrayList<>();
    Picture last = null;
    int read = 0;
    for (PictureSource next : sources) {
      Computations.stopIf(cancelled);
      try {
        PictureSource here = next.fetch();
        last = new Picture(here, here.read(colours));
        publisher.recent(recent(here, last.image()));
      } catch (IOException e) {
        failures.add(Wording.of(e));
      }
      if (sources.size() > 1) {
        task.reached((double) ++read / sources.size());
      }
    }
    if (last == null && picture == null) {
      // Nothing was ever shown, and an empty window shows nobody what it is for.
      last = new Picture(Samples.first(), readSample(colours));
      publisher.recent(recent(last.source(), last.image()));
    }
    if (last != null && model == null) {
      // Another network was chosen before the first had come; it is asked when it is there.
      picture = last;
    } else if (last != null) {
      analyse(last, preparation, layer, cancelled);
      if (++shown % TIDIED == 0) {
        HeapSpace.giveBack();
      }
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

  private static SourceImage readSample(ColourHandling colours) {
    try {
      return Samples.first().read(colours);
    } catch (IOException e) {
      throw new UncheckedIOException("The program is incomplete", e);
    }
  }

  private static RecentPicture recent(PictureSource source, SourceImage image) {
    return new RecentPicture(source, Preprocessor.thumbnail(image, THUMBNAIL));
  }

  /** Asks the network; what was there before stays until the answer is. */
  private void analyse(Picture asked, Preparation wanted, String layer, BooleanSupplier cancelled) {
    int size = Math.max(wanted.size(), model.architecture().inputSize());
    Analysis fresh =
        model.analyse(asked.image(), model.preprocessing(wanted.preprocessing(), size), cancelled);
    closeAnalysis();
    analysis = fresh;
    picture = asked;
    preparation = wanted;
    publisher.result(
        new PictureResult(
            modelView,
            fresh.picture(),
            fresh.ranked(),
            fresh.milliseconds(),
            fresh.activations().bytes()),
        asked.source(),
        fresh.activations().copy(layerOf(fresh, layer)));
    Map<Layer, MeanMap> maps = new LinkedHashMap<>();
    for (Layer each : fresh.activations().layers()) {
      Computations.stopIf(cancelled);
      maps.put(each, fresh.activations().meanMap(each));
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

  /** Answers a question of a pane; null when there is nothing to ask yet. */
  <T> T ask(Question<T> question, BooleanSupplier cancelled) throws Exception {
    return analysis == null ? null : question.answer(model, analysis, cancelled);
  }

  @Override
  public LoadedModel model() {
    return model;
  }

  @Override
  public Analysis analysis() {
    return analysis;
  }

  @Override
  public PairQuestion.Asked second() {
    return analysis == null ? null : second.asked(analysis);
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
