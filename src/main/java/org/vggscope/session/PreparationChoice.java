package org.vggscope.session;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.session.settings.SavedPreprocessing;
import org.vggscope.text.Texts;

/** How a person wants pictures prepared, where that is not what the weights want. */
final class PreparationChoice {
  private static final Set<Subject> PICTURE = Set.of(Subject.PICTURE);
  private static final String TOPIC = "preparation";

  private final SessionProperties state;
  private final Selection selection;
  private final Changes changes;
  private final SessionWorker worker;
  private final SavedPreprocessings saved;

  /** What the last wish is made from: that wish itself while it is not met. */
  private BiFunction<ModelView, Preparation, Preparation> pending;

  /** How pictures were prepared in an earlier run; of no use once a network is there. */
  private Preprocessing expected;

  PreparationChoice(
      SessionProperties state,
      Selection selection,
      Changes changes,
      SessionWorker worker,
      SavedPreprocessings saved) {
    this.state = state;
    this.selection = selection;
    this.changes = changes;
    this.worker = worker;
    this.saved = saved;
  }

  /** Says what is to be in force as soon as the first network is there. */
  void expect(Preprocessing earlier, int size) {
    expected = earlier;
    setSize(size);
  }

  /** What is in force; null for what the weights want. */
  Preprocessing capture() {
    Preparation now = state.preparation;
    if (now == null) {
      return expected;
    }
    return state.preprocessing.get().isEmpty() ? null : now.preprocessing();
  }

  void setName(String name) {
    if (!name.equals(wanted().preprocessing())) {
      List<SavedPreprocessing> own = saved.allProperty().get();
      submit(
          Wish.of(name, null),
          (model, now) -> {
            Preprocessing right = model.preprocessing();
            return new Preparation(
                name.isEmpty()
                    ? right
                    : KeptPreprocessings.alternative(
                        right, name, KeptPreprocessings.fitting(own, right)),
                now.size());
          });
    }
  }

  /** What a card says is of the network that it was tried with, and of no other. */
  void set(Preprocessing preprocessing, int size) {
    ModelView of = state.model.get();
    boolean right = preprocessing.isSame(of.preprocessing());
    submit(
        Wish.of(right ? "" : preprocessing.name(), size),
        (model, now) -> model == of ? new Preparation(preprocessing, size) : now);
  }

  void setSize(int size) {
    Preparation present = state.preparation;
    boolean own =
        present != null && !present.preprocessing().isSizedAs(state.model.get().preprocessing());
    if (size != wanted().size() || own) {
      submit(
          Wish.of((String) null, size),
          // How pictures are scaled is what was tried, and a size takes its place.
          (model, now) ->
              new Preparation(now.preprocessing().sizedAs(model.preprocessing()), size));
    }
  }

  /** What is in force once all wishes are met. */
  Wish wanted() {
    return Wish.of(state.preprocessing.get(), state.inputSize.get()).and(state.wish.get());
  }

  /** Adds to the wishes that are not met yet: the job that would have met them is replaced. */
  private void submit(Wish wish, BiFunction<ModelView, Preparation, Preparation> wanted) {
    Wish before = state.wish.get();
    BiFunction<ModelView, Preparation, Preparation> earlier = pending;
    BiFunction<ModelView, Preparation, Preparation> all =
        earlier == null ? wanted : (model, now) -> wanted.apply(model, earlier.apply(model, now));
    pending = all;
    String layer = selection.capture().layer();
    Wish merged = Wish.of(before.preprocessing(), before.size()).and(wish);
    changes.submit(
        TOPIC,
        Texts.of("Preparing the picture otherwise"),
        PICTURE,
        merged,
        (task, step, cancelled) -> worker.prepare(all, merged.size(), layer, cancelled),
        () -> pending = null);
  }

  void cancel() {
    changes.cancel(TOPIC);
  }
}
