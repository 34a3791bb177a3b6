package org.vggscope.session;

import java.nio.file.Path;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.vggscope.inference.MeanMap;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;

/** The session's properties, to be written on the window's thread only. */
final class SessionProperties {
  final ReadOnlyObjectWrapper<ModelView> model = new ReadOnlyObjectWrapper<>();
  final ReadOnlyObjectWrapper<PictureResult> result = new ReadOnlyObjectWrapper<>();
  final ReadOnlyObjectWrapper<PictureSource> source = new ReadOnlyObjectWrapper<>();
  final ReadOnlyObjectWrapper<LayerActivations> activations = new ReadOnlyObjectWrapper<>();
  final ReadOnlyObjectWrapper<Map<Layer, MeanMap>> meanMaps = new ReadOnlyObjectWrapper<>(Map.of());
  final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>();
  final ReadOnlyObjectWrapper<ModelSource> modelSource = new ReadOnlyObjectWrapper<>();
  final ReadOnlyObjectWrapper<Path> brought = new ReadOnlyObjectWrapper<>();
  final ReadOnlyStringWrapper preprocessing = new ReadOnlyStringWrapper("");
  final ReadOnlyObjectWrapper<Wish> wish = new ReadOnlyObjectWrapper<>(Wish.NONE);

  /** How pictures are prepared; null until a network is there. */
  Preparation preparation;

  final ReadOnlyIntegerWrapper inputSize = new ReadOnlyIntegerWrapper();
  final ObservableList<RecentPicture> recent = FXCollections.observableArrayList();
  final ObservableList<RecentPicture> recentView = FXCollections.unmodifiableObservableList(recent);

  /** Says what is only by the way: an offer that waits for an answer stays. */
  void mention(String note) {
    if (notice.get() == null || notice.get().offer() == null) {
      notice.set(Notice.information(note));
    }
  }
}
