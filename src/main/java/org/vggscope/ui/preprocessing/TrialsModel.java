package org.vggscope.ui.preprocessing;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.explain.TrialReport;
import org.vggscope.export.picture.TrialsExhibit;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.model.Look;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;

/** Which preprocessings are tried on which picture, and what is known of them. Needs no screen. */
final class TrialsModel {
  /** Classes that a card shows and a file has. */
  static final int TOP = TrialsExhibit.TOP;

  /** How far the trials are. */
  enum State {
    /** There is no picture, or the network has no classes. */
    NOTHING,
    /** Nothing was tried, or not all and nobody is at it. */
    STOPPED,
    RUNNING,
    DONE
  }

  /**
   * What is tried.
   *
   * @param model the network that is asked
   * @param picture the picture as it was read
   * @param saved the person's own preprocessings
   */
  record Subject(ModelView model, SourceImage picture, List<Preprocessing> saved) {
    /** All variants of what the network's weights want. */
    List<PreprocessingVariant> variants() {
      return PreprocessingVariants.of(
          model.preprocessing(), model.architecture().inputSize(), saved);
    }

    private boolean isOf(PictureResult result, List<Preprocessing> now) {
      return result.model().equals(model)
          && result.picture().source() == picture
          && saved.equals(now);
    }
  }

  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private final ReadOnlyObjectWrapper<List<PreprocessingTrial>> trials =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Preprocessing> inForce = new ReadOnlyObjectWrapper<>();
  private Subject subject;

  /** How far the trials are. */
  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The trials that are there, the right one first. */
  ReadOnlyObjectProperty<List<PreprocessingTrial>> trialsProperty() {
    return trials.getReadOnlyProperty();
  }

  /** The preprocessing that the window's picture was prepared with; null without a picture. */
  ReadOnlyObjectProperty<Preprocessing> inForceProperty() {
    return inForce.getReadOnlyProperty();
  }

  /** What is tried; null while there is nothing. */
  Subject subject() {
    return subject;
  }

  /** All variants that are or will be tried. */
  List<PreprocessingVariant> variants() {
    return subject == null ? List.of() : subject.variants();
  }

  /** Follows the window's picture and network; what is known of others is forgotten. */
  void follow(PictureResult result, List<Preprocessing> saved) {
    if (result == null || !result.model().classifier()) {
      subject = null;
      state.set(State.NOTHING);
      trials.set(List.of());
      inForce.set(null);
      return;
    }
    if (subject == null || !subject.isOf(result, saved)) {
      subject = new Subject(result.model(), result.picture().source(), saved);
      trials.set(List.of());
      state.set(State.STOPPED);
    }
    inForce.set(result.picture().preprocessing());
  }

  /** Whether something is still to be tried. */
  boolean isWanting() {
    return subject != null && state.get() != State.DONE;
  }

  /** The trials begin, from the first. */
  void begin() {
    trials.set(List.of());
    state.set(State.RUNNING);
  }

  /** A trial is there; what belongs to another subject or an earlier beginning is passed over. */
  void found(Subject of, PreprocessingTrial trial) {
    if (of == subject
        && state.get() == State.RUNNING
        && trials.get().size() < variants().size()
        && variants().get(trials.get().size()).equals(trial.variant())) {
      List<PreprocessingTrial> more = new ArrayList<>(trials.get());
      more.add(trial);
      trials.set(List.copyOf(more));
    }
  }

  /** All trials are there. */
  void finish(Subject of, List<PreprocessingTrial> all) {
    if (of == subject) {
      trials.set(all);
      state.set(State.DONE);
    }
  }

  /** Nobody is at it any more; what is there stays. */
  void stop(Subject of) {
    if (of == subject && state.get() == State.RUNNING) {
      state.set(State.STOPPED);
    }
  }

  /** Whether a variant is what the window's picture was prepared with. */
  boolean isInForce(PreprocessingVariant variant) {
    return variant.looks().equals(List.of(Look.of(inForce.get())));
  }

  /** The numbers, for a file and for their sentences. */
  TrialReport report() {
    return new TrialReport(
        subject.picture().name(),
        subject.model().id(),
        subject.model().assumption() != null,
        TOP,
        trials.get());
  }
}
