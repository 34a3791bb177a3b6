package org.vggscope.ui.evidence;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.explain.Patch;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.TopPatches.Peak;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.model.ReceptiveField;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.ImageFormatException;
import org.vggscope.session.PictureResult;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.ui.kit.Owner;

/**
 * The patches of a folder that drive the selected channel hardest. What was found for a layer is
 * kept as long as folder, network and preprocessing stay, so that neither another channel nor an
 * earlier layer needs a new search.
 */
final class PatchesModel {
  /** What there is to see. */
  enum State {
    /** There is no network or no picture yet. */
    NOTHING,
    /** No folder was chosen. */
    NO_FOLDER,
    /** Nobody has searched for this layer. */
    READY,
    SEARCHING,
    FOUND
  }

  /**
   * What is shown.
   *
   * @param found for all channels of a layer
   * @param channel the one that is shown
   * @param patches of that channel, the hardest first; null until they are cut
   */
  record Shown(TopPatches found, int channel, List<Patch> patches) {}

  private final Session session;
  private final Map<PatchSearch, TopPatches> known = new HashMap<>();
  private final BooleanProperty visible = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<PatchSearch.Searched> searched =
      new ReadOnlyObjectWrapper<>();
  private PatchSearch running;
  private Path folder;

  PatchesModel(Owner owner, Session session) {
    this.session = session;
    owner.on(session.resultProperty(), () -> follow());
    owner.on(session.selection().layerProperty(), () -> follow());
    owner.on(session.selection().channelProperty(), () -> follow());
    owner.on(session.activationsProperty(), () -> follow());
    visible.addListener((o, old, now) -> follow());
    follow();
  }

  /** Whether somebody looks; while nobody does, no patch is cut. */
  BooleanProperty visibleProperty() {
    return visible;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What is shown; null unless something was found for the selected layer. */
  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The folder that is searched, or null. */
  Path folder() {
    return folder;
  }

  /** How far the present search is; null until its pictures are counted. */
  ReadOnlyObjectProperty<PatchSearch.Searched> searchedProperty() {
    return searched.getReadOnlyProperty();
  }

  /** Takes the folder of an earlier run; it is searched when a person wants it. */
  void expect(String path) {
    try {
      folder = path.isEmpty() ? null : Path.of(path);
    } catch (InvalidPathException e) {
      folder = null;
    }
    follow();
  }

  /** Takes another folder and searches it. */
  void choose(Path other) {
    folder = other;
    known.clear();
    follow();
    search();
  }

  private PatchSearch wanted() {
    PictureResult result = session.resultProperty().get();
    Layer layer = session.selection().layerProperty().get();
    if (folder == null
        || result == null
        || layer == null
        || !result.model().layers().contains(layer)) {
      return null;
    }
    ColourHandling colours =
        session.settings().coloursAsStored ? ColourHandling.AS_STORED : ColourHandling.SRGB;
    return PatchSearch.of(folder, result, layer, colours);
  }

  /** Searches the folder for the selected layer, in place of what is being searched. */
  void search() {
    PatchSearch search = wanted();
    if (search == null || search.equals(running)) {
      return;
    }
    running = search;
    searched.set(null);
    session.compute(
        this, search.work(), searched::set, found -> found(search, found), () -> stopped(search));
    follow();
  }

  private void found(PatchSearch search, TopPatches found) {
    running = null;
    if (search.folder().equals(folder)) {
      known.put(search, found);
    }
    follow();
  }

  private void stopped(PatchSearch search) {
    if (search.equals(running)) {
      running = null;
      follow();
    }
  }

  private void follow() {
    PatchSearch search = wanted();
    known.keySet().removeIf(other -> search != null && !isAlike(other, search));
    TopPatches found = search == null ? null : known.get(search);
    if (found == null) {
      shown.set(null);
      state.set(
          session.resultProperty().get() == null
              ? State.NOTHING
              : folder == null
                  ? State.NO_FOLDER
                  : search != null && search.equals(running) ? State.SEARCHING : State.READY);
      return;
    }
    int channel = channel(found);
    Shown before = shown.get();
    if (before == null || before.found() != found || before.channel() != channel) {
      shown.set(new Shown(found, channel, null));
    }
    state.set(State.FOUND);
    if (visible.get() && shown.get().patches() == null) {
      cut(shown.get());
    }
  }

  private static boolean isAlike(PatchSearch one, PatchSearch other) {
    return one.folder().equals(other.folder())
        && one.model().equals(other.model())
        && one.preprocessing().equals(other.preprocessing())
        && one.colours() == other.colours();
  }

  /** The selected channel, or the one that some picture drives hardest. */
  private int channel(TopPatches found) {
    int selected = session.selection().channelProperty().get();
    if (selected != Selection.NONE) {
      return selected;
    }
    int best = 0;
    for (int channel = 1; channel < found.layer().outputs(); channel++) {
      if (peak(found, channel) > peak(found, best)) {
        best = channel;
      }
    }
    return best;
  }

  private static float peak(TopPatches found, int channel) {
    List<Peak> best = found.best(channel);
    return best.isEmpty() ? 0 : best.get(0).activation();
  }

  private void cut(Shown wanted) {
    TopPatches found = wanted.found();
    ReceptiveField field =
        session.resultProperty().get().model().architecture().receptiveFields().get(found.layer());
    session.ask(
        shown,
        (network, analysis, cancelled) -> cut(found, wanted.channel(), field, cancelled),
        patches -> {
          if (shown.get() == wanted) {
            shown.set(new Shown(found, wanted.channel(), patches));
          }
        });
  }

  private static List<Patch> cut(
      TopPatches found, int channel, ReceptiveField field, BooleanSupplier cancelled) {
    List<Patch> patches = new ArrayList<>();
    for (Peak peak : found.best(channel)) {
      if (cancelled.getAsBoolean()) {
        return null;
      }
      try {
        patches.add(Patch.cut(found, peak, field));
      } catch (ImageFormatException e) {
        // It was there when it was searched; what is left is its name and number.
        patches.add(new Patch(peak, field.box(peak.y(), peak.x()), new int[0]));
      }
    }
    return patches;
  }

  /** Opens the picture of a patch, with the unit that it drives selected. */
  void open(Peak peak) {
    Shown present = shown.get();
    if (present != null) {
      session.selection().selectUnit(present.channel(), new Position(peak.y(), peak.x()));
    }
    session.open(List.of(new PictureSource.File(peak.picture())));
  }
}
