package org.vggscope.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.weights.WeightFile;

/**
 * The session's work on the background thread: it owns the engine, the network and the activations,
 * and hands values to the window. Every method runs on that one thread.
 */
final class SessionWorker implements Desk, AutoCloseable {
  private static final int THUMBNAIL = 96;

  /** After so many pictures, or pixels, the space that nobody needs is given back. */
  private static final int TIDIED = 10;

  private static final long TIDIED_PIXELS = 8_000_000;

  /** A picture with where it came from. */
  private record Picture(PictureSource source, SourceImage image) {}

  private final Publisher publisher;
  private final CompanionWorker second;
  private final Function<String, Preprocessing> kept;
  private ComputeEngine engine;
  private LoadedModel model;
  private ModelView modelView;
  private ModelSource modelSource;
  private Picture picture;

  /** The picture that waits for the first network. */
  private Picture wished;

  private Preparation preparation;

  /** The size that is wanted as soon as there is a network. */
  private int firstSize;

  private Analysis analysis;
  private int shown;
  private long shownPixels;

  /**
   * @param second the companion's worker, for questions to both networks
   * @param kept what a person has said that a network's weights want, or null
   */
  SessionWorker(Publisher publisher, CompanionWorker second, Function<String, Preprocessing> kept) {
    this.kept = kept;
    this.publisher = publisher;
    this.second = second;
  }

  private ComputeEngine engine() {
    if (engine == null) {
      engine = ComputeEngine.start();
    }
    return engine;
  }

  /**
   * Loads a network in place of the present one, and asks it about the picture; both are in force
   * at the same time, or nothing is changed. Where that fails and there is no network yet, another
   * one is loaded.
   *
   * @param wanted how pictures are prepared for it; null for as its weights want it
   * @param step called between steps, in which the picture, its size and more may change
   * @param found told when all is computed, just before it is put in force
   */
  void loadModel(
      ModelSource from,
      ModelSource otherwise,
      Preparation wanted,
      String layer,
      Task task,
      Runnable step,
      BooleanSupplier cancelled,
      Runnable found)
      throws IOException {
    try {
      loadModel(from, wanted, layer, task, step, cancelled, found);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      if (model == null && !from.equals(otherwise)) {
        loadModel(otherwise, null, layer, task, step, cancelled, found);
      }
      throw e;
    } finally {
      if (!from.isFleeting()) {
        HeapSpace.giveBack();
      }
    }
  }

  private void loadModel(
      ModelSource from,
      Preparation wanted,
      String layer,
      Task task,
      Runnable step,
      BooleanSupplier cancelled,
      Runnable found)
      throws IOException {
    try (WeightFile file = from.open(cancelled);
        Unless loading = new Unless()) {
      LoadedModel loaded =
          LoadedModel.load(
              engine(),
              from.id(),
              file,
              from.labels(file),
              share -> {
                task.reached(share);
                step.run();
              },
              cancelled);
      loading.close = loaded;
      // No picture needs to wait for the first pass, and no time that is shown has it.
      if (!from.isFleeting()) {
        loaded.warmUp();
      }
      ModelView view = ModelView.of(from, loaded, file, engine);
      Preprocessing said = kept.apply(from.key());
      if (said != null && said.order().channels() == loaded.preprocessing().order().channels()) {
        loaded = loaded.withPreprocessing(said);
        loading.close = loaded;
        view = view.withPreprocessing(said);
      }
      Preparation next =
          wanted != null
              ? wanted
              : new Preparation(loaded.preprocessing(), size(loaded.architecture()));
      if (model == null) {
        // Nothing answered before, and the window can show the network while it is asked.
        replace(new Asked(loaded, view, from, null, next), layer, cancelled);
        loading.close = null;
      }
      replace(
          new Asked(loaded, view, from, wished == null ? picture : wished, next),
          layer,
          cancelled,
          found);
      wished = null;
      loading.close = null;
    }
  }

  /** The size that is in force, unless it would be smaller than trained where it was larger. */
  private int size(NetworkSpec next) {
    if (preparation == null) {
      return firstSize;
    }
    int size = preparation.size();
    boolean wasSmaller = size < modelView.architecture().inputSize();
    return wasSmaller == size < next.inputSize() || size < next.leastSide() ? size : 0;
  }

  /** Closes what it has at its end. */
  private static final class Unless implements AutoCloseable {
    private LoadedModel close;

    @Override
    public void close() {
      if (close != null) {
        close.close();
      }
    }
  }

  /**
   * Has the classes called otherwise.
   *
   * @param said null for what the network calls them itself
   */
  void useLabels(Labels said, String layer, BooleanSupplier cancelled) throws IOException {
    if (model == null) {
      return;
    }
    Labels labels = said == null ? ownLabels() : said;
    int classes = model.architecture().classes();
    if (labels.size() != classes) {
      throw Problem.refused(
          "The file names %d classes, but the network has %d classes; it needs a name for each",
          labels.size(), classes);
    }
    replace(
        new Asked(
            model.withLabels(labels),
            said == null ? modelView.withOwnLabels(labels) : modelView.withLabels(labels),
            modelSource,
            picture,
            preparation),
        layer,
        cancelled);
  }

  private Labels ownLabels() throws IOException {
    try (WeightFile file = modelSource.open()) {
      return modelSource.labels(file);
    }
  }

  /**
   * Takes a person's word for what the weights want.
   *
   * @param said null for what the file says or lets guess
   */
  void usePreprocessing(Preprocessing said, String layer, BooleanSupplier cancelled)
      throws IOException {
    if (model == null) {
      return;
    }
    try (WeightFile file = modelSource.open()) {
      ModelView bare = ModelView.of(modelSource, model, file, engine);
      Preprocessing next = said == null ? file.preprocessing() : said;
      LoadedModel other = model.withPreprocessing(next);
      ModelView view =
          said == null
              ? ModelView.of(modelSource, other, file, engine)
              : bare.withPreprocessing(said);
      Labels called = modelView.said().labels();
      view = called == null ? view : view.withLabels(called);
      replace(
          new Asked(other, view, modelSource, picture, new Preparation(next, preparation.size())),
          layer,
          cancelled);
    }
  }

  /**
   * Prepares pictures otherwise.
   *
   * @param wanted says how, given what the network's weights want and what is in force
   * @param size side of the input for the first network, when there is none; null for no other
   */
  void prepare(
      BiFunction<ModelView, Preparation, Preparation> wanted,
      Integer size,
      String layer,
      BooleanSupplier cancelled) {
    if (model == null) {
      firstSize = size == null ? firstSize : size;
      return;
    }
    Preparation next = wanted.apply(modelView, preparation);
    if (!next.equals(preparation)) {
      replace(new Asked(model, modelView, modelSource, picture, next), layer, cancelled);
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
        last = new Picture(next, next.read(colours));
        publisher.recent(recent(next, last.image()));
      } catch (IOException e) {
        failures.add(Wording.of(e));
      }
      if (sources.size() > 1) {
        task.reached((double) ++read / sources.size());
      }
    }
    if (last == null && picture == null && wished == null) {
      // Nothing was ever shown, and an empty window shows nobody what it is for.
      last = new Picture(Samples.first(), readSample(colours));
      publisher.recent(recent(last.source(), last.image()));
    }
    if (last != null && model == null) {
      // The first network has not come yet; it is asked when it is there.
      wished = last;
    } else if (last != null) {
      replace(new Asked(model, modelView, modelSource, last, preparation), layer, cancelled);
      shownPixels += last.image().pixels().length;
      if (++shown >= TIDIED || shownPixels >= TIDIED_PIXELS) {
        shown = 0;
        shownPixels = 0;
        HeapSpace.giveBack();
      }
    }
    if (failures.size() == 1) {
      publisher.notice(Notice.error(failures.get(0)));
    } else if (!failures.isEmpty()) {
      publisher.notice(
          Notice.error(
              Texts.of(
                  "%d of %d pictures could not be read. The first: %s",
                  failures.size(), sources.size(), failures.get(0))));
    }
  }

  /**
   * Shows what a camera sees; the next one soon takes its place.
   *
   * @param found told when all is computed, just before it is put in force
   */
  void look(CameraFrame frame, String layer, BooleanSupplier cancelled, Runnable found) {
    if (model != null) {
      replace(
          new Asked(model, modelView, modelSource, new Picture(frame, frame.image()), preparation),
          layer,
          cancelled,
          found);
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

  /** What is to be in force. */
  private record Asked(
      LoadedModel model,
      ModelView view,
      ModelSource from,
      Picture picture,
      Preparation preparation) {
    Asked {
      // What does the same is the same, whatever it is called.
      Preprocessing right = view.preprocessing();
      if (preparation.preprocessing().isSame(right)) {
        preparation = new Preparation(right, preparation.size());
      }
    }
  }

  /** What became of a picture, with all of it that the window wants at once. */
  private record Found(Analysis analysis, LayerActivations layer, Map<Layer, MeanMap> meanMaps) {}

  /**
   * Puts something else in force. All that can fail or be cancelled comes first; until then what
   * was there before answers.
   */
  private void replace(Asked next, String layer, BooleanSupplier cancelled) {
    replace(next, layer, cancelled, () -> {});
  }

  /** As above. */
  private void replace(Asked next, String layer, BooleanSupplier cancelled, Runnable told) {
    // Where nothing answered before nothing can be mixed up, and the first answer is waited for.
    boolean first = analysis == null;
    Found found =
        next.picture() == null
            ? new Found(null, null, Map.of())
            : find(next, layer, !first, first ? null : analysis.picture(), cancelled);
    Analysis before = analysis;
    closeAnalysis();
    if (model != null && model.network() != next.model().network()) {
      model.close();
    }
    model = next.model();
    modelView = next.view();
    modelSource = next.from();
    picture = next.picture();
    preparation = next.preparation();
    analysis = found.analysis() == null ? null : found.analysis().sharing(before);
    Publisher.InForce now =
        new Publisher.InForce(
            modelView,
            modelSource,
            preparation,
            picture == null ? null : picture.source(),
            analysis == null
                ? null
                : new PictureResult(
                    modelView,
                    analysis.picture(),
                    analysis.ranked(),
                    analysis.milliseconds(),
                    analysis.activations().bytes()),
            found.layer(),
            found.meanMaps());
    told.run();
    publisher.inForce(now);
    if (first && analysis != null) {
      publisher.inForce(now.with(meanMaps(analysis, () -> false)));
    }
  }

  private static Map<Layer, MeanMap> meanMaps(Analysis of, BooleanSupplier cancelled) {
    Map<Layer, MeanMap> maps = new LinkedHashMap<>();
    for (Layer each : of.activations().layers()) {
      Computations.stopIf(cancelled);
      maps.put(each, of.activations().meanMap(each));
    }
    return maps;
  }

  private static Found find(
      Asked next,
      String layer,
      boolean withMaps,
      PreparedPicture earlier,
      BooleanSupplier cancelled) {
    Preparation wanted = next.preparation();
    Analysis fresh =
        next.model()
            .analyse(
                next.picture().image(),
                next.model().preprocessing(wanted.preprocessing(), wanted.size()),
                // In a film of moments only the network is another one.
                next.from().isFleeting() ? earlier : null,
                cancelled);
    boolean whole = false;
    try {
      LayerActivations copied = fresh.activations().copy(layerOf(fresh, layer));
      Map<Layer, MeanMap> maps = withMaps ? meanMaps(fresh, cancelled) : Map.of();
      whole = true;
      return new Found(fresh, copied, maps);
    } finally {
      if (!whole) {
        fresh.close();
      }
    }
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
