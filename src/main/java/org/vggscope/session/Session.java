package org.vggscope.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableList;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.session.settings.Settings;
import org.vggscope.support.FileSums;
import org.vggscope.text.Texts;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.labels.LabelFile;

/**
 * What the window is about: the loaded network, the current picture and what became of it. Panes
 * read its properties and call its methods, one for each thing a person can want; both on the
 * window's thread. The work itself is done on one background thread by {@link SessionWorker}.
 */
public final class Session implements AutoCloseable {
  /** How many of the last pictures are kept. */
  public static final int RECENT_PICTURES = 24;

  /** How many of the last weight files are remembered. */
  public static final int RECENT_FILES = 6;

  private enum Topic {
    MODEL,
    LAYER,
    LABELS
  }

  private final SessionProperties state = new SessionProperties();
  private final History history = new History(this::restore);
  private final Selection selection = new Selection();
  private final ModelCatalog catalog;
  private final Settings settings;
  private final SavedPreprocessings saved;
  private final LatestJobs jobs;
  private final SessionWorker worker;

  /** The network of an earlier run, which is loaded first: an id or a path. */
  private String rememberedNetwork = "";

  private final Failures failures;
  private final PreparationChoice preparation;
  private final Changes changes;
  private final PictureOpening opening;
  private final Tasks tasks;
  private final Computations computations;
  private final Companion companion;
  private final TrainingRoom training;
  private final CameraRoom camera;
  private final BroughtFolders folders;
  private final Restoring restoring;
  private final Executor window;
  private final FileSums sums = new FileSums();
  private final Aside aside;

  /**
   * A session that has not begun.
   *
   * @param catalog the models that there are
   * @param settings what is remembered; read and written
   * @param window runs things on the window's thread, in order
   */
  public Session(ModelCatalog catalog, Settings settings, Executor window) {
    this.catalog = catalog;
    this.settings = settings;
    this.window = window;
    this.saved = new SavedPreprocessings(settings);
    this.failures = new Failures(notice -> window.execute(() -> state.notice.set(notice)));
    this.jobs = new LatestJobs("vggscope-engine", failures::failed);
    Publisher publisher =
        new Publisher(state, selection, settings, window, history, this::copyLayer);
    CompanionWorker second = new CompanionWorker();
    this.worker =
        new SessionWorker(publisher, second, network -> KeptPreprocessings.find(settings, network));
    this.tasks = new Tasks(window);
    this.aside = new Aside(tasks, window, failures);
    this.changes = new Changes(state, jobs, tasks, window);
    this.preparation = new PreparationChoice(state, selection, changes, worker, saved);
    PictureFetching fetching = new PictureFetching(tasks, window, failures, state.notice::set);
    this.opening =
        new PictureOpening(state, selection, settings, jobs, changes, worker, fetching, window);
    this.computations = new Computations(jobs, worker, tasks, window);
    this.companion = new Companion(this, second, jobs, changes, window);
    this.training = new TrainingRoom(this, window);
    this.camera = new CameraRoom(this, opening, window);
    this.folders = new BroughtFolders(training);
    this.restoring = new Restoring(this, changes, state.recent);
    selection.layerProperty().addListener((o, old, layer) -> layerSelected(layer));
    selection.measure(
        layer -> state.result.get() == null ? null : state.result.get().shapes().get(layer));
  }

  /** Starts as somebody does who has no earlier run. */
  public void start(List<PictureSource> pictures) {
    start(SessionState.FIRST, pictures);
  }

  /**
   * Starts the engine, loads the network of an earlier run, and opens the first pictures.
   *
   * @param earlier what was open then; its views are not the session's to restore
   * @param pictures what to open in place of the picture that was open then; nothing for that one
   */
  public void start(SessionState earlier, List<PictureSource> pictures) {
    // First: the remembered network may be a moment of the run that is watched.
    training.recall();
    rememberedNetwork = earlier.network();
    List<String> gone = new ArrayList<>();
    if (!rememberedNetwork.isEmpty() && ModelSources.find(this, rememberedNetwork).isEmpty()) {
      gone.add(rememberedNetwork);
    }
    // How pictures were prepared and classes called belongs to the network.
    Preprocessing preprocessing = gone.isEmpty() ? earlier.preprocessing() : null;
    selection.expect(earlier.selected());
    preparation.expect(preprocessing, earlier.inputSize());
    load(
        remembered(),
        preprocessing == null ? null : new Preparation(preprocessing, earlier.inputSize()));
    if (gone.isEmpty() && earlier.labels() != null) {
      changes.whenIdle(
          () -> {
            // Another one has taken its place where it could not be loaded.
            ModelSource loaded = state.modelSource.get();
            if (loaded != null && loaded.key().equals(rememberedNetwork)) {
              call(earlier.labels());
            }
          });
    }
    PictureSource before = earlier.picture();
    boolean lost = before instanceof PictureSource.File file && !Files.isRegularFile(file.path());
    PictureSource again = before == null || lost ? Samples.first() : before;
    open(pictures.isEmpty() ? List.of(again) : pictures);
    if (lost && pictures.isEmpty()) {
      gone.add(before.name());
    }
    opening.restore(earlier.recent());
    companion.start(earlier.comparing(), earlier.companion());
    training.start();
    if (!gone.isEmpty()) {
      say(
          Notice.information(
              gone.size() == 1
                  ? Texts.of(
                      "%s, open the last time, is gone; what comes along takes the place.",
                      gone.get(0))
                  : Texts.of(
                      "%s and %s, open the last time, are gone; what comes along takes the place.",
                      gone.get(0), gone.get(1))));
    }
  }

  /** All that the session holds as a value; what views hold is not in it. */
  public SessionState capture() {
    ModelSource network = state.modelSource.get();
    return new SessionState(
        network == null ? rememberedNetwork : network.key(),
        state.inputSize.get(),
        preparation.capture(),
        camera.picture(),
        opening.recent(),
        selection.capture(),
        companion.onProperty().get(),
        companion.remembered(),
        "",
        Map.of(),
        state.model.get() == null ? null : state.model.get().said().labels());
  }

  /**
   * Brings all that the session holds back to what {@link #capture} said earlier; what views hold
   * is not in it. What cannot be read any more stays as it is now, and is said.
   *
   * @param wanted what is to be in force
   * @param done told on the window's thread when it is; not when a newer one took its place
   */
  public void restore(SessionState wanted, Runnable done) {
    camera.end();
    restoring.begin(wanted, done);
  }

  /** Whether what {@link #restore} was to open is open, for some of it may be gone. */
  public boolean isOpen(SessionState wanted) {
    return restoring.isOpen(wanted);
  }

  /** Reads pictures that were there before for the strip. */
  void readAgain(List<PictureSource> pictures) {
    opening.restore(pictures);
  }

  /** Opens a picture that was there before, whatever it is called. */
  void openAgain(PictureSource picture) {
    camera.end();
    opening.open(List.of(picture));
  }

  /** Whether a network is loaded or is to be. */
  boolean isMain(ModelSource network) {
    ModelSource loaded = state.modelSource.get();
    ModelSource wished = state.wish.get().network();
    return wished != null && network.key().equals(wished.key())
        || loaded != null && network.key().equals(loaded.key());
  }

  private ModelSource remembered() {
    return ModelSources.find(this, rememberedNetwork).orElse(ModelSources.first(catalog));
  }

  /** The loaded network; null until it is there. */
  public ReadOnlyObjectProperty<ModelView> modelProperty() {
    return state.model.getReadOnlyProperty();
  }

  /** What the network made of the current picture; null until there is one. */
  public ReadOnlyObjectProperty<PictureResult> resultProperty() {
    return state.result.getReadOnlyProperty();
  }

  /** Where the picture of {@link #resultProperty} came from; null until there is one. */
  public ReadOnlyObjectProperty<PictureSource> sourceProperty() {
    return state.source.getReadOnlyProperty();
  }

  /** The activations of the selected layer on the current picture; null until they are there. */
  public ReadOnlyObjectProperty<LayerActivations> activationsProperty() {
    return state.activations.getReadOnlyProperty();
  }

  /** The mean feature map of every layer on the current picture; empty until they are there. */
  public ReadOnlyObjectProperty<Map<Layer, MeanMap>> meanMapsProperty() {
    return state.meanMaps.getReadOnlyProperty();
  }

  /** What is being done. */
  public Tasks tasks() {
    return tasks;
  }

  /** The last thing that had to be said, or null. */
  public ReadOnlyObjectProperty<Notice> noticeProperty() {
    return state.notice.getReadOnlyProperty();
  }

  /** Side of the picture that the network reads, in pixels; 0 for the size it was trained at. */
  public ReadOnlyIntegerProperty inputSizeProperty() {
    return state.inputSize.getReadOnlyProperty();
  }

  /** What was asked for and is not in force yet; never null. */
  public ReadOnlyObjectProperty<Wish> wishProperty() {
    return state.wish.getReadOnlyProperty();
  }

  /** Preprocessing and size as they will be when all that was asked for is in force. */
  public Wish wanted() {
    return preparation.wanted();
  }

  /** Name of a preprocessing that is not what the weights want, or empty. */
  public ReadOnlyStringProperty preprocessingProperty() {
    return state.preprocessing.getReadOnlyProperty();
  }

  /** Where the loaded network came from; null until it is there. */
  public ReadOnlyObjectProperty<ModelSource> modelSourceProperty() {
    return state.modelSource.getReadOnlyProperty();
  }

  /** The last pictures, the latest first. */
  public ObservableList<RecentPicture> recent() {
    return state.recentView;
  }

  /** The layer, channel and position that all panes look at. */
  public Selection selection() {
    return selection;
  }

  /** The network that is compared with the loaded one. */
  public Companion companion() {
    return companion;
  }

  /** The file of a session, at the moment when it is brought to be opened; else null. */
  public ReadOnlyObjectProperty<Path> broughtProperty() {
    return state.brought.getReadOnlyProperty();
  }

  /** A training that is watched. */
  public TrainingRoom training() {
    return training;
  }

  /** The camera, which is off until somebody wants it. */
  public CameraRoom camera() {
    return camera;
  }

  /** What becomes of folders that a person brings. */
  public BroughtFolders folders() {
    return folders;
  }

  public ModelCatalog catalog() {
    return catalog;
  }

  public Settings settings() {
    return settings;
  }

  /** The sums of weight files that somebody asked for. */
  public FileSums sums() {
    return sums;
  }

  /**
   * Opens what a person brought. A weight file is loaded as a network, a training's folder is
   * watched, folders of pictures are offered to be learned from, and a session's file is left to
   * whoever follows {@link #broughtProperty}. Of pictures, all go to the last pictures and the last
   * one that can be read is shown; they take the place of whatever picture is being worked on.
   */
  public void open(List<PictureSource> brought) {
    List<PictureSource> sources = new ArrayList<>();
    List<PictureSource.Folder> places = new ArrayList<>();
    for (PictureSource source : brought) {
      if (source instanceof PictureSource.Folder folder) {
        places.add(folder);
      } else if (source instanceof PictureSource.File file && source.isSessionFile()) {
        state.brought.set(file.path());
        // The same file may be brought again.
        state.brought.set(null);
      } else if (source instanceof PictureSource.File file && source.isWeightFile()) {
        load(new ModelSource.OwnFile(file.path()));
      } else if (source instanceof PictureSource.File file && source.isLabelFile()) {
        useLabels(file.path());
      } else {
        sources.add(source);
      }
    }
    sources.addAll(folders.take(places));
    if (!sources.isEmpty()) {
      camera.end();
      opening.open(sources);
    }
  }

  /**
   * Opens what a person brought once it is found out what that is.
   *
   * @param finder finds the pictures and weight files, on a thread of its own
   * @param nothing what to say when there are none
   */
  public void open(Callable<List<PictureSource>> finder, String nothing) {
    opening.find(finder, nothing, this::open);
  }

  /**
   * Takes the pictures' stored colours for sRGB, as PyTorch's usual way of loading does, or obeys
   * their colour profiles. The current picture is read again.
   */
  public void setColoursAsStored(boolean asStored) {
    settings.coloursAsStored = asStored;
    opening.again();
  }

  /** Loads another network of the catalogue and asks it about the current picture. */
  public void selectModel(String id) {
    load(new ModelSource.Catalogued(catalog.entry(id)));
  }

  /**
   * Loads another network and asks it about the picture. A failure leaves the present one, or, when
   * there is none yet, the remembered one takes its place.
   */
  public void load(ModelSource wanted) {
    load(wanted, null);
  }

  private void load(ModelSource wanted, Preparation prepared) {
    state.notice.set(null);
    load(wanted, prepared, Wish.of(wanted), () -> {}, () -> {});
  }

  /**
   * @param found told, on any thread, as soon as it will be in force and nothing is to be computed
   *     any more
   */
  private void load(
      ModelSource wanted, Preparation prepared, Wish wish, Runnable found, Runnable over) {
    String layer = selection.capture().layer();
    ModelSource otherwise = ModelSources.first(catalog);
    changes.submit(
        Topic.MODEL,
        Texts.of("Loading %s", wanted.title()),
        Subject.ANSWER,
        wish,
        (task, step, cancelled) ->
            worker.loadModel(wanted, otherwise, prepared, layer, task, step, cancelled, found),
        over);
  }

  /**
   * Loads the network of a moment as {@link #load(ModelSource)}, but is not shown as a wish:
   * another moment soon takes its place.
   *
   * @param over told, perhaps twice, when it is just about to be in force or is not going to be;
   *     the next moment can be computed while the window shows this one
   */
  void look(ModelSource.OfRun moment, Runnable over) {
    load(moment, null, Wish.NONE, () -> window.execute(over), over);
  }

  /** What of network, preprocessing and input size can be taken back. */
  public History history() {
    return history;
  }

  private void restore(History.Step step) {
    if (step.network().equals(state.modelSource.get())) {
      preparation.set(step.preparation().preprocessing(), step.preparation().size());
    } else {
      load(step.network(), step.preparation());
    }
    changes.whenIdle(history::settled);
  }

  /** Calls the network's classes by the lines of a file. */
  public void useLabels(Path file) {
    state.notice.set(null);
    String layer = selection.capture().layer();
    changes.submit(
        Topic.LABELS,
        Texts.of("Reading %s", file.getFileName()),
        Subject.ANSWER,
        (task, step, cancelled) -> worker.useLabels(LabelFile.read(file), layer, cancelled));
  }

  /** Calls the network's classes otherwise; null for what it calls them itself. */
  void call(Labels labels) {
    String layer = selection.capture().layer();
    changes.submit(
        Topic.LABELS,
        Texts.of("Naming the classes"),
        Subject.ANSWER,
        (task, step, cancelled) -> worker.useLabels(labels, layer, cancelled));
  }

  /** Prepares pictures otherwise than the weights want it; empty for as they want it. */
  public void setPreprocessing(String name) {
    preparation.setName(name);
  }

  /**
   * Prepares pictures in any way at all, whatever the weights want.
   *
   * @param wanted what is done to pictures; its name is shown
   * @param size side of the picture that the network reads, as for {@link #setInputSize}; 0 for
   *     what {@code wanted} says
   */
  public void setPreprocessing(Preprocessing wanted, int size) {
    preparation.set(wanted, size);
  }

  /**
   * Takes a person's word for what the loaded network's weights want, now and whenever the file is
   * opened again.
   *
   * @param said null to forget it
   */
  public void keepPreprocessing(Preprocessing said) {
    ModelSource network = state.modelSource.get();
    KeptPreprocessings.keep(settings, network.key(), said);
    String layer = selection.capture().layer();
    changes.submit(
        Topic.LABELS,
        Texts.of("Preparing the picture otherwise"),
        Subject.ANSWER,
        (task, step, cancelled) -> worker.usePreprocessing(said, layer, cancelled));
  }

  /** The preprocessings that a person has given a name. */
  public SavedPreprocessings savedPreprocessings() {
    return saved;
  }

  /** Has the network read pictures of another size; 0 for the size it was trained at. */
  public void setInputSize(int size) {
    preparation.setSize(size);
  }

  /**
   * Asks something of the network and its activations, on the background thread. A newer question
   * of the same topic takes the place of an older one; nothing is answered while there is no
   * picture.
   *
   * @param topic who asks, usually a pane
   * @param question is given the network and the activations, which are its only until it answers
   * @param answer is given the answer, on the window's thread
   */
  public <T> void ask(Object topic, Question<T> question, Consumer<T> answer) {
    computations.ask(topic, question, answer);
  }

  /**
   * As {@link #ask}, but for what takes longer than half a second: the status bar says how far it
   * is and lets it be cancelled, and questions are answered while it goes on. Another picture,
   * network or preprocessing ends it.
   *
   * @param title what is being done, for people
   * @param stopped told, on the window's thread, when it was cancelled or failed; not when the
   *     topic has something else computed by then
   */
  public <T> void compute(
      Object topic, String title, LongQuestion<T> question, Consumer<T> answer, Runnable stopped) {
    compute(topic, LongWork.onAnswer(title, question), event -> {}, answer, stopped);
  }

  /**
   * As above for any long work, which goes on until it is done, cancelled, or what it is about
   * changes.
   *
   * @param told hears what the work tells before it has the answer, on the window's thread
   */
  public <E, T> void compute(
      Object topic, LongWork<E, T> work, Consumer<E> told, Consumer<T> answer, Runnable stopped) {
    computations.compute(topic, work, told, answer, stopped);
  }

  /**
   * Does what needs nothing of the network, such as writing a file, on a thread of its own; it is
   * listed as a task and can be cancelled there.
   *
   * @param title what is being done, for people
   * @param answer is given the answer, on the window's thread, unless it was cancelled
   */
  public <T> void aside(String title, Aside.Work<T> work, Consumer<T> answer) {
    aside.begin(title, work, answer);
  }

  /** Ends what a topic asked or has computed; nothing is answered. */
  public void stop(Object topic) {
    jobs.cancel(topic);
  }

  /**
   * Stops what is being done, the writing of files included; what was there before stays. What
   * lives on whatever is opened, like a download, has a cancel of its own.
   */
  public void cancel() {
    cancelChanges();
    aside.cancel();
  }

  /** Stops what another state would end. */
  void cancelChanges() {
    // The activations of the selected layer are always copied: what is selected is what is shown.
    changes.cancel(Topic.MODEL);
    changes.cancel(Topic.LABELS);
    preparation.cancel();
    opening.cancel();
    jobs.cancelLong();
    companion.cancel();
  }

  /** Does something on the window's thread, after all that waits there; from any thread. */
  public void later(Runnable action) {
    window.execute(action);
  }

  /** Says something to the person at the window. */
  public void say(Notice said) {
    state.notice.set(said);
  }

  /** Says what is only by the way. */
  void mention(String note) {
    state.mention(note);
  }

  /** The person has read the notice. */
  public void dismissNotice() {
    Notice read = state.notice.get();
    state.notice.set(null);
    if (read != null && read.offer() != null) {
      read.offer().answered().run();
    }
  }

  /**
   * Lets files that are being written become whole before the end.
   *
   * @param patience seconds that this takes at most
   */
  public void finishFiles(int patience) {
    try {
      aside.await(Duration.ofSeconds(patience));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until nothing is being done; for tests. */
  public void awaitIdle() throws InterruptedException {
    while (isBusy()) {
      jobs.awaitIdle();
      Thread.sleep(1);
    }
  }

  /** Whether something is being done or waits. */
  public boolean isBusy() {
    return jobs.isBusy() || opening.isFetching() || aside.isBusy();
  }

  private void copyLayer(Layer layer) {
    jobs.ask(Topic.LAYER, cancelled -> worker.copyLayer(layer.name(), cancelled));
  }

  private void layerSelected(Layer layer) {
    LayerActivations shown = state.activations.get();
    if (shown == null || !shown.layer().equals(layer)) {
      copyLayer(layer);
    }
  }

  /** Says that something failed which nobody expected to; where it did is kept in the log. */
  public void unexpected(Throwable failure) {
    failures.unexpected(failure);
  }

  @Override
  public void close() {
    opening.cancel();
    aside.cancel();
    training.close();
    camera.end();
    jobs.close(
        () -> {
          companion.free();
          worker.close();
        });
  }
}
