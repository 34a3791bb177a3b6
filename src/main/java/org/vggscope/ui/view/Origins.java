package org.vggscope.ui.view;

import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Origin;
import org.vggscope.model.Layer;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.support.FileSums;

/**
 * Says of what the window shows where it comes from. To be asked on the window's thread; what it
 * gives can be asked on any, and does not change with the window.
 */
public final class Origins {
  private Origins() {}

  /** The loaded network alone; there must be one. */
  public static Supplier<About> ofNetwork(Session session) {
    return of(session, session.modelProperty().get());
  }

  /** What the loaded network made of the current picture; there must be one. */
  public static Supplier<About> ofPicture(Session session) {
    return of(session, session.resultProperty().get());
  }

  /** As {@link #ofPicture}, at the selected layer and channel, as far as they are selected. */
  public static Supplier<About> ofUnit(Session session) {
    Supplier<About> picture = ofPicture(session);
    Layer layer = session.selection().layerProperty().get();
    int channel = session.selection().channelProperty().get();
    return () ->
        picture
            .get()
            .with("layer", layer == null ? null : layer.name())
            .with("channel", channel == Selection.NONE ? null : channel);
  }

  /** Some network. */
  public static Supplier<About> of(Session session, ModelView network) {
    return Origin.of(network.id(), sum(session, network));
  }

  /** What some network made of a picture. */
  public static Supplier<About> of(Session session, PictureResult result) {
    return Origin.of(
        result.model().id(),
        sum(session, result.model()),
        result.picture().source().name(),
        result.picture().preprocessing());
  }

  private static Origin.Sum sum(Session session, ModelView network) {
    ModelSource source = network.source();
    FileSums sums = session.sums();
    return () -> source.checksum(sums);
  }
}
