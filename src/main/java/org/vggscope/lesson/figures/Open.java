package org.vggscope.lesson.figures;

import java.util.List;
import java.util.Map;
import org.vggscope.lesson.Said;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Prediction;
import org.vggscope.model.Shape;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.text.ClassNames;

/**
 * What is open, for figures: what there is not ends the asking. Use it from the window's thread.
 */
public final class Open {
  /** Of a name like conv3_2, what says its block. */
  private static final int BLOCK_LETTERS = "conv3".length();

  private final Session session;

  public Open(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  ModelView model() {
    return there(session.modelProperty().get());
  }

  NetworkSpec network() {
    return model().architecture();
  }

  /** What the loaded network made of the picture. */
  PictureResult result() {
    PictureResult result = there(session.resultProperty().get());
    if (result.model().architecture() != network()) {
      throw NotThere.yet();
    }
    return result;
  }

  /** What the second network made of it. */
  PictureResult second() {
    if (!session.companion().onProperty().get()) {
      throw NotThere.atAll();
    }
    return there(session.companion().resultProperty().get());
  }

  ModelView secondModel() {
    if (!session.companion().onProperty().get()) {
      throw NotThere.atAll();
    }
    return there(session.companion().modelProperty().get());
  }

  private static <T> T there(T value) {
    if (value == null) {
      throw NotThere.yet();
    }
    return value;
  }

  /** The shapes of all layers: on the picture, or at the trained size while there is none. */
  Map<Layer, Shape> shapes() {
    int trained = network().inputSize();
    return session.resultProperty().get() == null
        ? network().shapes(trained, trained)
        : result().shapes();
  }

  /** The class of a rank, from 1. */
  static Prediction ranked(PictureResult result, int rank) {
    if (result.ranked().size() < rank || rank < 1) {
      throw NotThere.atAll();
    }
    return result.ranked().get(rank - 1);
  }

  /** The usual name of a class. */
  static Value name(Prediction prediction) {
    String chinese = ClassNames.chinese(prediction.id());
    return new Value.Name(
        new Said(prediction.name(), chinese.isEmpty() ? prediction.name() : chinese));
  }

  /** What a network is called. */
  static Value name(ModelView model) {
    return model.source() instanceof ModelSource.Catalogued known
        ? new Value.Name(Worded.both(known.entry().title()))
        : Value.Name.of(model.title());
  }

  Layer selectedLayer() {
    return there(session.selection().layerProperty().get());
  }

  int selectedChannel() {
    int channel = session.selection().channelProperty().get();
    if (channel == Selection.NONE) {
      throw NotThere.atAll();
    }
    return channel;
  }

  Position selectedPosition() {
    Position position = session.selection().positionProperty().get();
    if (position == null) {
      throw NotThere.atAll();
    }
    return position;
  }

  /**
   * The layer that a lesson means: of that name, or, as the window finds it when another network is
   * loaded, the last one of that block and kind.
   *
   * @return null when there is none
   */
  public static Layer find(List<Layer> layers, String name) {
    Layer last = null;
    boolean lastOfKind = false;
    for (Layer each : layers) {
      if (each.name().equals(name)) {
        return each;
      }
      boolean same = name.regionMatches(0, each.name(), 0, BLOCK_LETTERS);
      last = same ? each : last;
    }
    for (Layer each : layers) {
      boolean is =
          switch (name) {
            case "first" -> last == null;
            case "last" -> true;
            case "first-conv" -> each.kind() == LayerKind.CONVOLUTION && !lastOfKind;
            case "last-conv" -> each.kind() == LayerKind.CONVOLUTION;
            case "last-pool" -> each.kind() == LayerKind.POOLING;
            case "first-fc" -> each.kind() == LayerKind.FULLY_CONNECTED && !lastOfKind;
            case "last-fc" -> each.kind() == LayerKind.FULLY_CONNECTED;
            default -> false;
          };
      lastOfKind |= is;
      last = is ? each : last;
    }
    return last;
  }

  Layer layer(String name) {
    Layer found = find(model().layers(), name);
    if (found == null) {
      throw NotThere.atAll();
    }
    return found;
  }
}
