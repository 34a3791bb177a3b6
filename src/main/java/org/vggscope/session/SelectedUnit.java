package org.vggscope.session;

import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;

/** The unit of the selected layer that panes on one unit look at. */
public final class SelectedUnit {
  private SelectedUnit() {}

  /**
   * Sees that a unit of the selected layer is selected: the strongest one of the selected channel,
   * or of all. Use it from the window's thread.
   *
   * @return whether there was one; while the layer's activations are not there yet, there is none
   */
  public static boolean ensure(Session session) {
    LayerActivations own = own(session);
    if (own == null) {
      return false;
    }
    int channel = session.selection().channelProperty().get();
    Position position = session.selection().positionProperty().get();
    boolean known = has(own.shape(), channel);
    if (known && has(own.shape(), position)) {
      return true;
    }
    selectStrongest(session, own, known ? channel : Selection.NONE);
    return false;
  }

  /** Selects the largest number of the layer, if it is there. */
  public static void selectStrongest(Session session) {
    LayerActivations own = own(session);
    if (own != null) {
      selectStrongest(session, own, Selection.NONE);
    }
  }

  private static LayerActivations own(Session session) {
    LayerActivations shown = session.activationsProperty().get();
    boolean own = shown != null && shown.layer().equals(session.selection().layerProperty().get());
    return own ? shown : null;
  }

  private static boolean has(Shape shape, int channel) {
    return channel >= 0 && channel < shape.channels();
  }

  private static boolean has(Shape shape, Position position) {
    return position != null
        && position.y() >= 0
        && position.y() < shape.height()
        && position.x() >= 0
        && position.x() < shape.width();
  }

  private static void selectStrongest(Session session, LayerActivations own, int channel) {
    int area = own.shape().area();
    int from = channel == Selection.NONE ? 0 : channel * area;
    int to = channel == Selection.NONE ? own.values().length : from + area;
    int best = from;
    for (int i = from; i < to; i++) {
      if (own.values()[i] > own.values()[best]) {
        best = i;
      }
    }
    int place = best % area;
    int width = own.shape().width();
    session.selection().selectUnit(best / area, new Position(place / width, place % width));
  }
}
