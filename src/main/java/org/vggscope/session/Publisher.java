package org.vggscope.session;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.session.settings.Settings;

/** Brings results from the background thread to the window's; what was cancelled stays behind. */
final class Publisher {
  private final SessionProperties state;
  private final Selection selection;
  private final Settings settings;
  private final Executor window;
  private final Consumer<Layer> copyLayer;

  Publisher(
      SessionProperties state,
      Selection selection,
      Settings settings,
      Executor window,
      Consumer<Layer> copyLayer) {
    this.state = state;
    this.selection = selection;
    this.settings = settings;
    this.window = window;
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

  void model(ModelView loaded, ModelSource from, String preprocessing) {
    window.execute(
        () -> {
          if (from instanceof ModelSource.OwnFile own) {
            rememberFile(own.file().toAbsolutePath().toString());
          }
          state.preprocessing.set(preprocessing);
          state.modelSource.set(from);
          if (!loaded.notes().isEmpty()) {
            state.notice.set(Notice.information(String.join(" ", loaded.notes())));
          }
          state.model.set(loaded);
          state.meanMaps.set(Map.of());
          state.activations.set(null);
          keepClass(state.model.get(), loaded);
          selection.follow(loaded.layers(), loaded.labels().size());
        });
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

  void labels(ModelView renamed) {
    window.execute(() -> state.model.set(renamed));
  }

  void result(PictureResult fresh, PictureSource from, LayerActivations layer) {
    window.execute(
        () -> {
          state.source.set(from);
          state.result.set(fresh);
          showLayer(layer);
        });
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

  void meanMaps(Map<Layer, MeanMap> maps, BooleanSupplier cancelled) {
    show(cancelled, () -> state.meanMaps.set(maps));
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
