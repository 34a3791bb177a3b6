package org.vggscope.session;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.session.settings.Settings;

/** Brings results from the background thread to the window's; what was cancelled stays behind. */
final class Publisher {
  private final SessionProperties state;
  private final Selection selection;
  private final Settings settings;
  private final Executor window;
  private final History history;
  private final Consumer<Layer> copyLayer;

  Publisher(
      SessionProperties state,
      Selection selection,
      Settings settings,
      Executor window,
      History history,
      Consumer<Layer> copyLayer) {
    this.state = state;
    this.selection = selection;
    this.settings = settings;
    this.window = window;
    this.history = history;
    this.copyLayer = copyLayer;
  }

  private void show(BooleanSupplier cancelled, Runnable change) {
    window.execute(
        () -> {
          if (!cancelled.getAsBoolean()) {
            change.run();
          }
        });
  }

  /**
   * What answers from now on; all of it is shown at once.
   *
   * @param result what the network made of the picture; null, as is what follows, while there is
   *     none
   * @param layer the activations of the layer that was asked for
   */
  record InForce(
      ModelView model,
      ModelSource from,
      Preparation preparation,
      PictureSource source,
      PictureResult result,
      LayerActivations layer,
      Map<Layer, MeanMap> meanMaps) {
    /** The same with other maps. */
    InForce with(Map<Layer, MeanMap> others) {
      return new InForce(model, from, preparation, source, result, layer, others);
    }
  }

  /** Shows what is in force, whatever was cancelled since: it answers. */
  void inForce(InForce now) {
    window.execute(
        () -> {
          Preparation prepared = now.preparation();
          boolean right = prepared.preprocessing().equals(now.model().preprocessing());
          state.preparation = prepared;
          history.inForce(new History.Step(now.from(), prepared));
          state.preprocessing.set(right ? "" : prepared.preprocessing().name());
          state.inputSize.set(prepared.size());
          ModelView before = state.model.get();
          boolean other =
              before == null
                  || before.architecture() != now.model().architecture()
                      && !isSameRun(state.modelSource.get(), now.from());
          if (other) {
            tellOf(now);
          }
          state.modelSource.set(now.from());
          state.model.set(now.model());
          if (other) {
            state.meanMaps.set(Map.of());
            state.activations.set(null);
            keepClass(before, now.model());
            selection.follow(now.model().layers(), now.model().labels().size());
          }
          if (now.result() != null) {
            state.source.set(now.source());
            PictureResult last = state.result.get();
            keepPlace(last, now.result());
            state.result.set(now.result());
            showLayer(now.layer());
            state.meanMaps.set(now.meanMaps());
          }
        });
  }

  /** A network at two moments of its training is one network: nothing that is chosen changes. */
  private static boolean isSameRun(ModelSource before, ModelSource now) {
    return before instanceof ModelSource.OfRun one
        && now instanceof ModelSource.OfRun other
        && one.run().equals(other.run());
  }

  /** The unit that was chosen stays where it is on the picture. */
  private void keepPlace(PictureResult before, PictureResult now) {
    Position at = selection.positionProperty().get();
    Layer layer = selection.layerProperty().get();
    if (at != null
        && before != null
        && before.model().layers().contains(layer)
        && now.model().layers().contains(layer)) {
      selection.selectUnit(
          selection.channelProperty().get(), new KeptPlace(layer, before, now).of(at));
    }
  }

  private void tellOf(InForce now) {
    if (now.from() instanceof ModelSource.OwnFile own) {
      rememberFile(own.file().toAbsolutePath().toString());
    }
    if (!now.model().notes().isEmpty() && !now.from().isFleeting()) {
      state.mention(now.model().notesAsText());
    }
  }

  /** The class that was asked about goes with the network, unless the next one has it too. */
  private void keepClass(ModelView before, ModelView loaded) {
    int index = selection.classProperty().get();
    boolean kept =
        before != null
            && index >= 0
            && index < loaded.labels().size()
            && loaded.labels().id(index).equals(before.labels().id(index))
            && loaded.labels().name(index).equals(before.labels().name(index));
    if (!kept) {
      selection.selectClass(Selection.NONE);
    }
  }

  private void rememberFile(String file) {
    settings.weightFiles.remove(file);
    settings.weightFiles.add(0, file);
    if (settings.weightFiles.size() > Session.RECENT_FILES) {
      settings.weightFiles.remove(Session.RECENT_FILES);
    }
  }

  void layer(LayerActivations layer, BooleanSupplier cancelled) {
    show(cancelled, () -> showLayer(layer));
  }

  private void showLayer(LayerActivations layer) {
    Layer selected = selection.layerProperty().get();
    if (layer.layer().equals(selected)) {
      state.activations.set(layer);
    } else if (selected != null) {
      copyLayer.accept(selected);
    }
  }

  void recent(RecentPicture picture) {
    window.execute(
        () -> {
          state.recent.removeIf(other -> other.source().equals(picture.source()));
          state.recent.add(0, picture);
          if (state.recent.size() > Session.RECENT_PICTURES) {
            state.recent.remove(Session.RECENT_PICTURES, state.recent.size());
          }
        });
  }

  void earlier(RecentPicture picture) {
    window.execute(
        () -> {
          boolean known =
              state.recent.stream().anyMatch(other -> other.source().equals(picture.source()));
          if (!known && state.recent.size() < Session.RECENT_PICTURES) {
            state.recent.add(picture);
          }
        });
  }

  void notice(Notice said) {
    window.execute(() -> state.notice.set(said));
  }
}
