package org.vggscope.ui.training.confusion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.inference.LoadedModel;
import org.vggscope.picture.PngPicture;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.LongWork;
import org.vggscope.session.ModelSource;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Session;
import org.vggscope.session.Steps;
import org.vggscope.session.Subject;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.training.RunPictures;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.training.asking.Beside;

/**
 * Finds the validation pictures of a class that the loaded network, one of a run's, takes for
 * another. The pictures of the run are read once. Use it from the window's thread.
 */
final class CellSearch {
  /** So many pictures are shown. */
  static final int MOST = 24;

  private final Session session;
  private final Beside reading = new Beside();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Idle());

  /** Whose pictures were read. */
  private Path readOf;

  private RunPictures pictures;

  /** What becomes of it. */
  sealed interface State {}

  /** Nothing is asked for. */
  record Idle() implements State {}

  /** The pictures of the run are being read. */
  record Reading() implements State {}

  /**
   * The network is being asked.
   *
   * @param share that is done, 0 to 1
   */
  record Asking(double share) implements State {}

  /**
   * It is done.
   *
   * @param count how many pictures there are
   * @param first the first of them
   */
  record Found(int count, List<Shown> first) implements State {}

  /** It was cancelled, or another network came. */
  record Stopped() implements State {}

  /**
   * It could not be done.
   *
   * @param why one line
   */
  record Refused(String why) implements State {}

  /** A picture, and what opens it in the window. */
  record Shown(SourceImage picture, PictureSource source) {}

  private record Read(RunPictures pictures, String problem) {}

  CellSearch(Session session) {
    this.session = session;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Asks for the pictures of a cell; what was asked before is forgotten.
   *
   * @param moment the one whose network is loaded
   * @param right index of the class
   * @param answer index of what it is taken for
   */
  void ask(RunRecord run, Moment moment, int right, int answer) {
    session.stop(this);
    reading.forget();
    String network = new ModelSource.OfRun(run.name(), moment).id();
    if (run.folder().path().equals(readOf)) {
      ask(network, right, answer);
      return;
    }
    state.set(new Reading());
    // Beside the engine, which answers other questions meanwhile.
    reading.ask(
        () -> {
          try {
            return new Read(RunPictures.of(run.setup(), run.recipe()), null);
          } catch (IOException | IllegalArgumentException e) {
            return new Read(null, Wording.of(e));
          }
        },
        read -> {
          if (read.problem != null) {
            state.set(new Refused(read.problem));
          } else {
            readOf = run.folder().path();
            pictures = read.pictures;
            ask(network, right, answer);
          }
        });
  }

  private void ask(String network, int right, int answer) {
    RunPictures among = pictures;
    state.set(new Asking(0));
    session.compute(
        this,
        new LongWork<Double, State>(
            Texts.of("Looking for the pictures of a cell"),
            Set.of(Subject.NETWORK),
            (desk, steps) -> find(among, desk.model(), network, steps, right, answer)),
        share -> state.set(new Asking(share)),
        state::set,
        () -> {
          // What was forgotten, or asked anew, is stopped, too.
          if (state.get() instanceof Asking) {
            state.set(new Stopped());
          }
        });
  }

  private static State find(
      RunPictures among,
      LoadedModel loaded,
      String network,
      Steps<Double> steps,
      int right,
      int answer)
      throws IOException {
    if (loaded == null || !loaded.id().equals(network)) {
      return null;
    }
    try {
      List<Integer> places = among.ofClass(right);
      int[] answers =
          among.answers(
              loaded,
              places,
              share -> {
                steps.tell(share);
                steps.reached(share);
              },
              steps::isCancelled);
      int count = 0;
      List<Shown> first = new ArrayList<>();
      for (int i = 0; i < answers.length; i++) {
        if (answers[i] == answer && count++ < MOST) {
          first.add(shown(among.picture(places.get(i))));
        }
      }
      return new Found(count, List.copyOf(first));
    } catch (IllegalArgumentException e) {
      return new Refused(Wording.of(e));
    }
  }

  private static Shown shown(SourceImage picture) throws IOException {
    return new Shown(picture, new EncodedPicture(picture.name(), PngPicture.of(picture)));
  }

  /** Ends it; what was found is forgotten. */
  void forget() {
    stop();
    state.set(new Idle());
  }

  /** Ends what goes on. */
  void stop() {
    reading.forget();
    session.stop(this);
    if (state.get() instanceof Reading) {
      state.set(new Stopped());
    }
  }
}
