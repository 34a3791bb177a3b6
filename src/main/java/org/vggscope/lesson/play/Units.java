package org.vggscope.lesson.play;

import java.util.function.ToDoubleFunction;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.MapStatistics;
import org.vggscope.model.Position;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;

/** Finds channels and positions of the selected layer by what they answer. */
final class Units {
  private static final double HALF = 0.5;
  private static final double HARDLY = 0.1;

  private final Session session;

  Units(Session session) {
    this.session = session;
  }

  /** The activations of the selected layer; null while they are not there. */
  LayerActivations own() {
    LayerActivations own = session.activationsProperty().get();
    boolean selected = own != null && own.layer().equals(session.selection().layerProperty().get());
    return selected ? own : null;
  }

  /** The channel with the largest mean, of equals the first; none while that is not known. */
  int strongest() {
    return largest(MapStatistics::mean);
  }

  /** The channel whose share of zeros is nearest to a half. */
  int mixed() {
    return largest(statistics -> -Math.abs(statistics.zeros() - HALF));
  }

  private int largest(ToDoubleFunction<MapStatistics> measure) {
    LayerActivations own = own();
    int best = Selection.NONE;
    double most = Double.NEGATIVE_INFINITY;
    for (int channel = 0; own != null && channel < own.shape().channels(); channel++) {
      double measured = measure.applyAsDouble(own.statistics(channel));
      if (measured > most) {
        most = measured;
        best = channel;
      }
    }
    return best;
  }

  /** Whether a position has hardly any of what the channel answers at most. */
  boolean isFaint(Position at) {
    LayerActivations own = own();
    Position most = extreme(true);
    return most != null && Math.abs(value(own, at)) <= HARDLY * Math.abs(value(own, most));
  }

  private float value(LayerActivations own, Position at) {
    return own.values()[channel(own) * own.shape().area() + at.y() * own.shape().width() + at.x()];
  }

  private int channel(LayerActivations own) {
    int selected = session.selection().channelProperty().get();
    return selected >= 0 && selected < own.shape().channels() ? selected : strongest();
  }

  /**
   * The position of the selected channel, or else of the strongest, that answers most or least, of
   * equals the first.
   *
   * @return null while that is not known
   */
  Position extreme(boolean largest) {
    LayerActivations own = own();
    if (own == null) {
      return null;
    }
    int from = channel(own) * own.shape().area();
    int best = 0;
    for (int i = 1; i < own.shape().area(); i++) {
      float difference = own.values()[from + i] - own.values()[from + best];
      best = (largest ? difference > 0 : difference < 0) ? i : best;
    }
    return new Position(best / own.shape().width(), best % own.shape().width());
  }
}
