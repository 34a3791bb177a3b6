package org.vggscope.session;

import java.util.Set;
import org.vggscope.model.Preprocessing;

/** How a person wants pictures prepared, where that is not what the weights want. */
final class PreparationChoice {
  private enum Topic {
    PREPROCESSING,
    SIZE
  }

  private static final Set<Subject> PICTURE = Set.of(Subject.PICTURE);

  private final SessionProperties state;
  private final Selection selection;
  private final LatestJobs jobs;
  private final SessionWorker worker;

  /** A preprocessing that has no name by which it could be made again, or null. */
  private Preprocessing exact;

  PreparationChoice(
      SessionProperties state, Selection selection, LatestJobs jobs, SessionWorker worker) {
    this.state = state;
    this.selection = selection;
    this.jobs = jobs;
    this.worker = worker;
    state.preprocessing.addListener(
        (o, old, name) -> {
          if (name.isEmpty()) {
            exact = null;
          }
        });
  }

  /** Says what is in force as soon as the first network is there. */
  void expect(Preprocessing earlier, int size) {
    exact = earlier;
    state.preprocessing.set(earlier == null ? "" : earlier.name());
    state.inputSize.set(size);
  }

  /** What was chosen; null for what the weights want. */
  Preprocessing capture() {
    ModelView model = state.model.get();
    String name = state.preprocessing.get();
    if (exact != null || name.isEmpty() || model == null) {
      return exact;
    }
    Preprocessing own = model.preprocessing();
    return own.alternative(name);
  }

  void setName(String name) {
    if (!name.equals(state.preprocessing.get())) {
      exact = null;
      state.preprocessing.set(name);
      String layer = selection.capture().layer();
      jobs.submit(
          Topic.PREPROCESSING,
          PICTURE,
          cancelled -> worker.changePreprocessing(name, layer, cancelled));
    }
  }

  void set(Preprocessing wanted, int size) {
    ModelView model = state.model.get();
    boolean right = wanted.equals(model.preprocessing());
    exact = right ? null : wanted;
    state.preprocessing.set(right ? "" : wanted.name());
    state.inputSize.set(size);
    String layer = selection.capture().layer();
    jobs.submit(
        Topic.PREPROCESSING,
        PICTURE,
        cancelled -> worker.prepareAs(model, wanted, size, layer, cancelled));
  }

  void setSize(int size) {
    ModelView model = state.model.get();
    if (exact != null && model != null && exact.resize() != model.preprocessing().resize()) {
      // How pictures are scaled is what was tried, and a size takes its place.
      set(model.preprocessing(), size);
    } else if (size != state.inputSize.get()) {
      state.inputSize.set(size);
      String layer = selection.capture().layer();
      jobs.submit(Topic.SIZE, PICTURE, cancelled -> worker.changeSize(size, layer, cancelled));
    }
  }

  void cancel() {
    jobs.cancel(Topic.PREPROCESSING);
    jobs.cancel(Topic.SIZE);
  }
}
