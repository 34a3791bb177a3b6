package org.vggscope.ui.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.explain.likes.Atlas;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.explain.likes.LikesRequest;
import org.vggscope.explain.likes.Objective;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.session.LongWork;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.session.Steps;
import org.vggscope.session.Subject;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;

/**
 * The picture that a channel likes: of a bundled network at once, from the atlas that comes with
 * it, otherwise made when a person wants it. What was made is kept as long as the network stays.
 */
final class LikesModel {
  private static final long SEED = 1;

  /**
   * Which channel it is about.
   *
   * @param channel of the layer
   */
  record Subjected(ModelView model, Layer layer, int channel) {}

  private final Session session;
  private final ReadOnlyObjectProperty<PatchesModel.Shown> patches;
  private final Map<Subjected, LikedPicture> made = new HashMap<>();
  private final BooleanProperty visible = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Subjected> subject = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LikedPicture> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Subjected> growing = new ReadOnlyObjectWrapper<>();

  /**
   * @param patches those beside it, of the same channel
   */
  LikesModel(Owner owner, Session session, ReadOnlyObjectProperty<PatchesModel.Shown> patches) {
    this.session = session;
    this.patches = patches;
    owner.on(session.resultProperty(), () -> follow());
    owner.on(session.selection().layerProperty(), () -> follow());
    owner.on(session.selection().channelProperty(), () -> follow());
    patches.addListener((o, old, now) -> follow());
    visible.addListener((o, old, now) -> follow());
    follow();
  }

  /** Whether somebody looks; while nobody does, nothing is looked up. */
  BooleanProperty visibleProperty() {
    return visible;
  }

  /** Which channel it is about; null while there is none. */
  ReadOnlyObjectProperty<Subjected> subjectProperty() {
    return subject.getReadOnlyProperty();
  }

  /** The picture, as far as it has grown; null while there is none. */
  ReadOnlyObjectProperty<LikedPicture> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Whose picture is being made; null while none is. */
  ReadOnlyObjectProperty<Subjected> growingProperty() {
    return growing.getReadOnlyProperty();
  }

  private Subjected wanted() {
    PictureResult result = session.resultProperty().get();
    Layer layer = session.selection().layerProperty().get();
    if (!visible.get()
        || result == null
        || layer == null
        || !result.model().layers().contains(layer)) {
      return null;
    }
    PatchesModel.Shown beside = patches.get();
    int selected = session.selection().channelProperty().get();
    int channel =
        beside != null && beside.found().layer().equals(layer)
            ? beside.channel()
            : selected == Selection.NONE ? 0 : selected;
    return new Subjected(result.model(), layer, channel);
  }

  private void follow() {
    Subjected now = wanted();
    if (Objects.equals(now, subject.get())) {
      return;
    }
    stop();
    subject.set(now);
    made.keySet().removeIf(other -> now != null && !other.model().equals(now.model()));
    shown.set(made.get(now));
    if (now != null && shown.get() == null && isBundled(now.model())) {
      session.ask(
          shown,
          (network, analysis, cancelled) ->
              Atlas.bundled(now.model().id(), now.layer(), now.channel()).orElse(null),
          liked -> {
            if (now.equals(subject.get()) && shown.get() == null) {
              shown.set(liked);
            }
          });
    }
  }

  private static boolean isBundled(ModelView model) {
    return model.source() instanceof ModelSource.Catalogued known && known.entry().bundled();
  }

  /** Makes the picture, which is seen growing. */
  void make() {
    Subjected now = subject.get();
    if (now == null || now.equals(growing.get())) {
      return;
    }
    growing.set(now);
    session.compute(
        this,
        new LongWork<LikedPicture, LikedPicture>(
            Texts.of("Making what channel %d of %s likes", now.channel(), now.layer().name()),
            Set.of(Subject.NETWORK),
            (desk, steps) -> answer(now, desk.model(), steps)),
        grown -> grow(now, grown),
        liked -> {
          growing.set(null);
          grow(now, liked);
        },
        () -> growing.set(null));
  }

  /** Ends the making at once; what has grown stays. */
  void stop() {
    session.stop(this);
    growing.set(null);
  }

  private void grow(Subjected about, LikedPicture liked) {
    if (about.equals(subject.get())) {
      made.put(about, liked);
      shown.set(liked);
    }
  }

  private static LikedPicture answer(
      Subjected about, LoadedModel network, Steps<LikedPicture> steps) {
    if (network == null || !network.architecture().equals(about.model().architecture())) {
      return null;
    }
    int side = LikesRequest.usualSide(network.architecture(), about.layer());
    Objective objective =
        Objective.shown(network.architecture(), about.layer(), about.channel(), side);
    LikesRequest request = new LikesRequest(List.of(objective), side, LikesRequest.STEPS, SEED);
    return LikedPicture.of(
        request,
        request
            .find(
                network.network(),
                network.preprocessing(),
                growth -> {
                  steps.tell(LikedPicture.of(request, growth));
                  steps.reached((double) growth.step() / growth.steps());
                },
                steps::isCancelled)
            .liked()
            .get(0));
  }
}
