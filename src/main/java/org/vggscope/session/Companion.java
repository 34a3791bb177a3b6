package org.vggscope.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.HeapSpace;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.picture.SourceImage;
import org.vggscope.text.Texts;

/**
 * A second network that looks at the same pictures as the loaded one, while it is switched on. It
 * gets each picture as its own weights want it, at the size that they were trained at. Use it from
 * the window's thread.
 */
public final class Companion {
  private enum Topic {
    LOAD,
    PICTURE,
    LAYER
  }

  private static final Set<Subject> ANSWER = Set.of(Subject.SECOND_PICTURE);
  private static final Set<Subject> ALL = Set.of(Subject.SECOND_NETWORK, Subject.SECOND_PICTURE);

  private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<ModelView> model = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<ModelSource> source = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<PictureResult> result = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LayerActivations> activations = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Map<Layer, MeanMap>> meanMaps =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final Session session;
  private final LatestJobs jobs;
  private final Changes changes;
  private final Executor window;
  private final CompanionWorker worker;
  private final Selection selection = new Selection();
  private final PairedSelection pairs;
  private String last = "";

  Companion(
      Session session, CompanionWorker worker, LatestJobs jobs, Changes changes, Executor window) {
    this.session = session;
    this.worker = worker;
    this.jobs = jobs;
    this.changes = changes;
    this.window = window;
    this.pairs = new PairedSelection(session.selection(), selection);
    selection.layerProperty().addListener((o, old, layer) -> copyLayer());
    session.modelProperty().addListener((o, old, loaded) -> pair());
    session.resultProperty().addListener((o, old, fresh) -> follow(fresh));
  }

  /** Whether there is to be a second network. */
  public ReadOnlyBooleanProperty onProperty() {
    return on.getReadOnlyProperty();
  }

  /** The second network; null until it is there. */
  public ReadOnlyObjectProperty<ModelView> modelProperty() {
    return model.getReadOnlyProperty();
  }

  /** Where it came from; null until it is there. */
  public ReadOnlyObjectProperty<ModelSource> sourceProperty() {
    return source.getReadOnlyProperty();
  }

  /** What it made of the current picture; null until there is something. */
  public ReadOnlyObjectProperty<PictureResult> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** The activations of its selected layer; null until they are there. */
  public ReadOnlyObjectProperty<LayerActivations> activationsProperty() {
    return activations.getReadOnlyProperty();
  }

  /** The mean feature map of each of its layers; empty until they are there. */
  public ReadOnlyObjectProperty<Map<Layer, MeanMap>> meanMapsProperty() {
    return meanMaps.getReadOnlyProperty();
  }

  /** Its layer, channel and position, which follow the loaded network's and lead them. */
  public Selection selection() {
    return selection;
  }

  /** Which layers stand for each other, and which two are looked at. */
  public PairedSelection pairs() {
    return pairs;
  }

  /** The switch is as it was left, and so are the networks, even twice the same. */
  void start(boolean switchedOn, String earlier) {
    last = earlier;
    if (switchedOn) {
      on.set(true);
      load(ModelSources.find(session, last).orElseGet(this::another));
    }
  }

  /** The key of the network that was there last; empty when there was none. */
  String remembered() {
    return last;
  }

  /** Has another network be the one that was there last. */
  void remember(String key) {
    last = key;
  }

  /** Loads the network that was there last, unless that is the loaded one by now, or another. */
  public void switchOn() {
    if (!on.get()) {
      on.set(true);
      load(
          ModelSources.find(session, last)
              .filter(each -> !session.isMain(each))
              .orElseGet(this::another));
    }
  }

  private ModelSource another() {
    List<ModelSource> sources = ModelSources.of(session, null);
    return sources.stream()
        .filter(each -> !session.isMain(each))
        .findFirst()
        .orElse(sources.get(0));
  }

  /** Frees the network; the window is about the loaded one alone again. */
  public void switchOff() {
    if (!on.get()) {
      return;
    }
    on.set(false);
    for (Topic topic : Topic.values()) {
      jobs.cancel(topic);
    }
    jobs.submit(Topic.LOAD, ALL, cancelled -> worker.free());
    clear();
    source.set(null);
    model.set(null);
    pair();
  }

  private void clear() {
    activations.set(null);
    meanMaps.set(Map.of());
    result.set(null);
  }

  /** Loads another network to compare with; a failure leaves the present one. */
  public void load(ModelSource wanted) {
    session.dismissNotice();
    changes.submit(
        Topic.LOAD,
        Texts.of("Loading %s to compare", wanted.title()),
        ALL,
        Wish.NONE,
        (task, step, cancelled) -> {
          ModelView loaded =
              worker.load(
                  wanted,
                  share -> {
                    task.reached(share);
                    step.run();
                  },
                  cancelled);
          window.execute(() -> loaded(loaded, wanted));
        },
        () -> {
          // The first one was given up or could not be read, and there is nothing to compare with.
          if (model.get() == null) {
            switchOff();
          }
        });
  }

  private void loaded(ModelView loaded, ModelSource from) {
    if (!on.get()) {
      return;
    }
    last = from.key();
    clear();
    source.set(from);
    model.set(loaded);
    if (!loaded.notes().isEmpty() && !from.isFleeting()) {
      session.mention(loaded.notesAsText());
    }
    if (session.isMain(from)) {
      session.say(
          Notice.information(
              Texts.of(
                  "%s is compared with itself; choose another network to see how two differ.",
                  from.title())));
    }
    pair();
    PictureResult present = session.resultProperty().get();
    if (present != null) {
      look(present.picture().source());
    }
  }

  private void pair() {
    PictureResult main = session.resultProperty().get();
    ModelView loaded = session.modelProperty().get();
    // Just after a change of network its answer is still the last one's.
    pairs.update(
        PairedSelection.Side.of(loaded, main != null && main.model() == loaded ? main : null),
        PairedSelection.Side.of(model.get(), result.get()));
  }

  private void follow(PictureResult fresh) {
    pair();
    PictureResult own = result.get();
    if (fresh != null && (own == null || own.picture().source() != fresh.picture().source())) {
      look(fresh.picture().source());
    }
  }

  private void look(SourceImage picture) {
    if (model.get() == null) {
      return;
    }
    jobs.submit(
        Topic.PICTURE,
        ANSWER,
        cancelled -> {
          String layer = selectedName();
          CompanionWorker.Answer answer = worker.analyse(picture, layer, cancelled);
          window.execute(
              () -> {
                if (answer != null && on.get() && answer.result().model() == model.get()) {
                  show(answer);
                }
              });
        });
  }

  private String selectedName() {
    Layer layer = selection.layerProperty().get();
    return layer == null ? "" : layer.name();
  }

  private void show(CompanionWorker.Answer answer) {
    result.set(answer.result());
    meanMaps.set(answer.maps());
    pair();
    show(answer.layer());
  }

  private void show(LayerActivations layer) {
    if (layer != null && layer.layer().equals(selection.layerProperty().get())) {
      activations.set(layer);
    } else {
      copyLayer();
    }
  }

  private void copyLayer() {
    LayerActivations shown = activations.get();
    Layer wanted = selection.layerProperty().get();
    if (model.get() == null || wanted == null || result.get() == null) {
      return;
    }
    if (shown != null && shown.layer().equals(wanted)) {
      return;
    }
    jobs.ask(
        Topic.LAYER,
        cancelled -> {
          LayerActivations copied = worker.copyLayer(wanted.name());
          window.execute(
              () -> {
                if (copied != null && on.get() && !cancelled.getAsBoolean()) {
                  show(copied);
                }
              });
        });
  }

  /**
   * Asks something short of both networks, as {@link Session#ask}; nothing is answered until both
   * have looked at the current picture.
   */
  public <T> void ask(Object topic, PairQuestion<T> question, Consumer<T> answer) {
    session.ask(
        topic,
        (main, analysis, cancelled) -> both(question, main, analysis, share -> {}, cancelled),
        answer);
  }

  /** As {@link #ask} for what takes longer, as {@link Session#compute}. */
  public <T> void compute(
      Object topic, String title, PairQuestion<T> question, Consumer<T> answer, Runnable stopped) {
    LongWork<Void, T> work =
        new LongWork<>(
            title,
            Subject.BOTH_ANSWERS,
            (desk, steps) -> {
              PairQuestion.Asked other = desk.second();
              try {
                return other == null
                    ? null
                    : question.answer(
                        new PairQuestion.Asked(desk.model(), desk.analysis()),
                        other,
                        steps::reached,
                        steps::isCancelled);
              } finally {
                HeapSpace.giveBack();
              }
            });
    session.compute(topic, work, event -> {}, answer, stopped);
  }

  private <T> T both(
      PairQuestion<T> question,
      LoadedModel main,
      Analysis analysis,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws Exception {
    PairQuestion.Asked other = worker.asked(analysis);
    return other == null
        ? null
        : question.answer(new PairQuestion.Asked(main, analysis), other, progress, cancelled);
  }

  /** Stops loading; what was there before stays, and goes on looking at what is in force. */
  void cancel() {
    changes.cancel(Topic.LOAD);
  }

  /** Frees everything, on the background thread, at the end. */
  void free() {
    worker.free();
  }

  /** The network itself, for tests; null when there is none. */
  LoadedModel network() {
    return worker.model();
  }
}
