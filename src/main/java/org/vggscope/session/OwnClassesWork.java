package org.vggscope.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.inference.LoadedModel;
import org.vggscope.picture.ColourHandling;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.training.own.FeatureCache;
import org.vggscope.training.own.LearnedClasses;
import org.vggscope.training.own.OwnClass;
import org.vggscope.training.own.OwnClasses;
import org.vggscope.weights.UserFolders;
import org.vggscope.weights.WeightFile;

/**
 * Teaches the loaded network a person's own classes and opens what comes of it. It remembers the
 * classes and what the network saw in their pictures, so that one more class is quick. Use it from
 * the window's thread.
 */
public final class OwnClassesWork {
  /** One and the same, so that the same pictures are held back each time. */
  private static final long SEED = 1;

  /** Of all the time; the rest is for writing. */
  private static final double SEEING = 0.9;

  private final Session session;

  /** Of the engine's thread only. */
  private final FeatureCache cache = new FeatureCache();

  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Idle());
  private List<OwnClass> classes = List.of();

  /** What becomes of it. */
  public sealed interface State {}

  /** Nothing was asked for yet, or it was cancelled. */
  public record Idle() implements State {}

  /**
   * It is at work.
   *
   * @param seen pictures that the network has seen
   * @param all pictures
   * @param skipped pictures that could not be used
   */
  public record Running(int seen, int all, int skipped) implements State {}

  /**
   * It is done, and what came of it is being opened.
   *
   * @param network what the network was called that it was learned on
   * @param learned the classifier
   * @param file the new network
   */
  public record Done(String network, LearnedClasses learned, Path file) implements State {}

  /**
   * It could not be done.
   *
   * @param why one line
   */
  public record Refused(String why) implements State {}

  /** Nothing is done yet. */
  public OwnClassesWork(Session session) {
    this.session = session;
  }

  /** How far it is. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The classes that were wanted the last time. */
  public List<OwnClass> classes() {
    return classes;
  }

  /** Keeps classes for the next time. */
  public void remember(List<OwnClass> wanted) {
    classes = List.copyOf(wanted);
  }

  /** Learns classes on the loaded network. */
  public void begin(List<OwnClass> wanted) {
    remember(wanted);
    ModelView model = session.modelProperty().get();
    if (model == null) {
      state.set(new Refused(Texts.of("There is no network yet.")));
      return;
    }
    ColourHandling colours =
        session.settings().coloursAsStored ? ColourHandling.AS_STORED : ColourHandling.SRGB;
    state.set(new Running(0, 0, 0));
    // A training that goes on would bring another network before they are learned.
    session.training().followingProperty().set(false);
    session.compute(
        this,
        new LongWork<Running, State>(
            Texts.of("Learning your own classes"),
            Set.of(Subject.NETWORK),
            (desk, steps) -> learn(desk.model(), steps, model, colours, List.copyOf(wanted))),
        state::set,
        this::end,
        () -> state.set(stopped(model)));
  }

  /** It was cancelled, or another network came. */
  private State stopped(ModelView model) {
    ModelView now = session.modelProperty().get();
    boolean stays = session.wishProperty().get().network() == null;
    return stays && now != null && now.id().equals(model.id())
        ? new Idle()
        : new Refused(Texts.of("This was stopped, for another network was opened meanwhile."));
  }

  /** Ends it; nothing is written. */
  public void stop() {
    session.stop(this);
  }

  private void end(State last) {
    state.set(last);
    if (last instanceof Done done) {
      open(done);
    }
  }

  /** Loads what was learned. */
  public void open(Done done) {
    session.load(new ModelSource.OwnFile(done.file()));
  }

  private State learn(
      LoadedModel network,
      Steps<Running> steps,
      ModelView model,
      ColourHandling colours,
      List<OwnClass> wanted) {
    if (network == null || !network.id().equals(model.id())) {
      return null;
    }
    try {
      LearnedClasses learned =
          new OwnClasses(network, colours, cache)
              .learn(
                  wanted,
                  SEED,
                  (done, all, skipped) -> {
                    steps.tell(new Running(done, all, skipped));
                    steps.reached(SEEING * done / all);
                  },
                  steps::isCancelled);
      Path folder = UserFolders.ofUser().data().resolve("own-classes");
      Path file = LearnedClasses.file(folder, learned.names());
      try (WeightFile weights = model.source().open(steps::isCancelled)) {
        learned.write(weights, file, share -> steps.reached(SEEING + (1 - SEEING) * share));
      }
      return new Done(model.title(), learned, file);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      return new Refused(Wording.of(e));
    }
  }
}
