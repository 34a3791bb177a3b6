package org.vggscope.ui.evidence;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceRequest;
import org.vggscope.explain.IntegratedGradients;
import org.vggscope.export.evidence.HeatExhibit;
import org.vggscope.export.evidence.HeatMethod;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Overlay;

/**
 * What heat map is wanted, the one that is there, and how it is shown. What a person chooses is in
 * {@link HeatSettings}. Use it from the window's thread.
 */
final class HeatModel {
  /** What a map that is not there is waiting for. */
  enum State {
    /** A picture, or a network with classes. */
    NOTHING,
    /** The answer. */
    WORKING,
    /** Somebody who wants it again. */
    STOPPED,
    /** It is there. */
    THERE
  }

  private final Selection selection;
  private final HeatSettings settings;
  private final ReadOnlyObjectWrapper<HeatRequest> request = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<HeatMap> map = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private PictureResult picture;

  /** A person has selected a layer since this is here. */
  private boolean chosen;

  HeatModel(Owner owner, Selection selection, HeatSettings settings) {
    this.selection = selection;
    this.settings = settings;
    owner.on(selection.layerProperty(), (old, layer) -> layerSelected(old, layer));
    owner.on(selection.classProperty(), () -> ask());
    settings.addListener(this::ask);
  }

  /** Another picture, or null. */
  void show(PictureResult next) {
    picture = next;
    if (next != null) {
      var input = next.picture().input();
      settings.follow(Math.min(input.height(), input.width()));
    }
    ask();
  }

  /** A network that comes selects a layer too, but that is no choice of a person. */
  private void layerSelected(Layer before, Layer now) {
    chosen |= before != null && picture != null && picture.model().layers().contains(now);
    ask();
  }

  /** Whether Grad-CAM follows the selected layer. */
  boolean isFollowing() {
    return chosen;
  }

  void setFollowing(boolean selected) {
    chosen = selected;
    ask();
  }

  private void ask() {
    HeatRequest next = wanted();
    if (next == null) {
      // First of all, for whoever works at a request must find one.
      state.set(State.NOTHING);
      request.set(null);
      map.set(null);
    } else if (!next.equals(request.get())) {
      boolean known = map.get() != null && next.equals(map.get().request());
      request.set(next);
      state.set(known ? State.THERE : State.WORKING);
    }
  }

  private HeatRequest wanted() {
    if (picture == null || picture.ranked().isEmpty()) {
      return null;
    }
    HeatMethod method = settings.methodProperty().get();
    int chosen = selection.classProperty().get();
    boolean there = chosen >= 0 && chosen < picture.ranked().size();
    int index = there ? chosen : picture.ranked().get(0).index();
    return new HeatRequest(
        method,
        picture,
        switch (method) {
          case GRAD_CAM -> EvidenceRequest.gradCam(index, layer());
          case GUIDED -> EvidenceRequest.guided(index);
          case OCCLUSION ->
              EvidenceRequest.occlusion(
                  index, settings.patchProperty().get(), settings.stepProperty().get());
          case INTEGRATED ->
              EvidenceRequest.integrated(
                  index, settings.stepsProperty().get(), IntegratedGradients.MOST_STEPS);
        });
  }

  /** The convolutions of the network. */
  List<Layer> convolutions() {
    return picture == null
        ? List.of()
        : picture.model().layers().stream()
            .filter(layer -> layer.kind() == LayerKind.CONVOLUTION)
            .toList();
  }

  /**
   * The selected convolution, or the last one below what is selected; until a person selects a
   * layer, the last of all, which Grad-CAM is defined for.
   */
  Layer layer() {
    Layer selected = chosen ? selection.layerProperty().get() : null;
    Layer last = null;
    for (Layer layer : picture == null ? List.<Layer>of() : picture.model().layers()) {
      if (layer.kind() == LayerKind.CONVOLUTION) {
        last = layer;
      }
      if (layer.equals(selected)) {
        break;
      }
    }
    return last;
  }

  /** What is wanted; null while there is no picture or no class. */
  ReadOnlyObjectProperty<HeatRequest> requestProperty() {
    return request.getReadOnlyProperty();
  }

  /** The last map that was found. It is what is wanted only in {@link State#THERE}. */
  ReadOnlyObjectProperty<HeatMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  PictureResult picture() {
    return picture;
  }

  /** An answer; one that comes too late is dropped. */
  void found(HeatMap found) {
    if (found.request().equals(request.get())) {
      map.set(found);
      state.set(State.THERE);
    }
  }

  /** Nobody is working at it any more. */
  void stopped() {
    if (state.get() == State.WORKING) {
      state.set(State.STOPPED);
    }
  }

  /** It is wanted after all. */
  void again() {
    if (state.get() == State.STOPPED) {
      state.set(State.WORKING);
    }
  }

  /** The numbers that are shown, or null. */
  Evidence evidence() {
    HeatMap found = map.get();
    if (found == null) {
      return null;
    }
    return found.answer().evidence(settings.logitProperty().get());
  }

  ColourMap colourMap() {
    return HeatExhibit.colours(map.get() != null && map.get().request().method().isSigned());
  }

  /** The numbers at the ends of the colours. */
  Scale scale() {
    Evidence evidence = evidence();
    return colourMap().scale(0, evidence == null ? 0 : evidence.largest());
  }

  /** Sizes below this are left out. */
  double cut() {
    Evidence evidence = evidence();
    return evidence == null ? 0 : settings.thresholdProperty().get() * evidence.largest();
  }

  /** A colour for each pixel of the network's input, nothing where the number is too small. */
  int[] colours(Inks inks) {
    float[] values = evidence().values();
    int[] colours = new int[values.length];
    ColourMap colourMap = inks.colours(colourMap());
    Scale scale = scale();
    double cut = cut();
    for (int i = 0; i < values.length; i++) {
      colours[i] = Math.abs(values[i]) < cut ? Overlay.NOTHING : colourMap.colour(values[i], scale);
    }
    return colours;
  }
}
