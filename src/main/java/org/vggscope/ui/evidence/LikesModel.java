package org.vggscope.ui.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
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

/**
 * The picture that a channel likes: at once where there is an atlas of the layer, otherwise made
 * when a person wants it. What was made is kept as long as the network stays. A network that learns
 * is one network: whoever had a channel's picture made sees how it was at each moment that the
 * window rests at. It lives as long as the session, whatever window there is, so that what is being
 * made goes on.
 */
public final class LikesModel {
  static final long SEED = 1;

  /** Steps where nobody asked for this very picture. */
  private static final int FEW_STEPS = 64;

  /** A film of moments goes on without it. */
  private static final Duration REST = Duration.millis(300);

  /**
   * Which channel it is about.
   *
   * @param channel of the layer
   */
  record Subjected(ModelView model, Layer layer, int channel) {
    private AtlasModel.Layered layered() {
      return new AtlasModel.Layered(model, layer);
    }
  }

  /**
   * A picture that is being made.
   *
   * @param steps that it takes
   */
  record Growing(Subjected about, int steps) {}

  private final Session session;
  private final ObjectProperty<PatchesModel.Shown> patches = new SimpleObjectProperty<>();
  private final Map<Subjected, LikedPicture> made = new HashMap<>();
  private final BooleanProperty visible = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Subjected> subject = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LikedPicture> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Growing> growing = new ReadOnlyObjectWrapper<>();
  private final AtlasModel atlas;
  private final PauseTransition resting = new PauseTransition(REST);

  /** What a person had made at a moment of a training, and wants to see at others. */
  private Subjected along;

  public LikesModel(Session session) {
    this.session = session;
    atlas = new AtlasModel(session);
    atlas.atlasProperty().addListener((o, old, now) -> take());
    resting.setOnFinished(event -> make(FEW_STEPS));
    session.resultProperty().addListener((o, old, now) -> follow());
    session.selection().layerProperty().addListener((o, old, now) -> follow());
    session.selection().channelProperty().addListener((o, old, now) -> follow());
    patches.addListener((o, old, now) -> follow());
    visible.addListener((o, old, now) -> follow());
    follow();
  }

  /** The patches beside it, of the same channel. */
  ObjectProperty<PatchesModel.Shown> patchesProperty() {
    return patches;
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
  ReadOnlyObjectProperty<Growing> growingProperty() {
    return growing.getReadOnlyProperty();
  }

  /** What all channels of the layer like. */
  AtlasModel atlas() {
    return atlas;
  }

  private Subjected wanted() {
    PictureResult result = session.resultProperty().get();
    Layer layer = session.selection().layerProperty().get();
    if (result == null || layer == null || !result.model().layers().contains(layer)) {
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
    if (!visible.get() || Objects.equals(now, subject.get())) {
      return;
    }
    stop();
    // First, so that whoever hears of the subject finds what there is of its layer.
    atlas.look(now == null ? null : now.layered());
    subject.set(now);
    made.keySet().removeIf(other -> now != null && !isKin(other.model(), now.model()));
    shown.set(made.get(now));
    take();
    resting.stop();
    if (now != null && shown.get() == null && isAlong(now)) {
      resting.playFromStart();
    }
  }

  private void take() {
    Subjected now = subject.get();
    Atlas found = atlas.atlasProperty().get();
    if (now != null && found != null && shown.get() == null && growing.get() == null) {
      shown.set(found.of(now.channel()).orElse(null));
    }
  }

  private static boolean isKin(ModelView one, ModelView other) {
    return one.equals(other)
        || one.source() instanceof ModelSource.OfRun before
            && other.source() instanceof ModelSource.OfRun now
            && before.run().equals(now.run());
  }

  private boolean isAlong(Subjected now) {
    return along != null
        && now.model().source() instanceof ModelSource.OfRun
        && isKin(along.model(), now.model())
        && along.layer().equals(now.layer())
        && along.channel() == now.channel();
  }

  /** Makes the picture, which is seen growing. */
  void make() {
    along = subject.get();
    make(LikesRequest.STEPS);
  }

  private void make(int most) {
    Subjected now = subject.get();
    Growing next = new Growing(now, most);
    if (now == null || next.equals(growing.get())) {
      return;
    }
    growing.set(next);
    session.compute(
        this,
        new LongWork<LikedPicture, LikedPicture>(
            Texts.of("Making what channel %d of %s likes", now.channel(), now.layer().name()),
            Set.of(Subject.NETWORK),
            (desk, steps) -> answer(next, desk.model(), steps)),
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
      Growing wanted, LoadedModel network, Steps<LikedPicture> steps) {
    Subjected about = wanted.about();
    if (network == null || !network.architecture().equals(about.model().architecture())) {
      return null;
    }
    int side = LikesRequest.usualSide(network.architecture(), about.layer());
    Objective objective =
        Objective.shown(network.architecture(), about.layer(), about.channel(), side);
    LikesRequest request = new LikesRequest(List.of(objective), side, wanted.steps(), SEED);
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
