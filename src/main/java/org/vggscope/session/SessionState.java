package org.vggscope.session;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vggscope.model.Labels;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;

/**
 * All that a person would miss after a restart, apart from preferences: what is open, what is
 * selected, and how each view shows it.
 *
 * @param network the network's id in the catalogue, or the path of its file; empty for any
 * @param inputSize side of the picture that the network reads, in pixels; 0 for the trained size
 * @param preprocessing how pictures are prepared; null for as the weights want it
 * @param picture the picture; null for none
 * @param recent the last pictures, the latest first
 * @param selected what all views look at
 * @param comparing whether there is a second network
 * @param companion the second network, like {@code network}; empty for any
 * @param view id of the view that was open; empty for the first
 * @param views what was chosen in each view in which anything was, by its id
 * @param labels what a person calls the network's classes; null for what it calls them itself
 */
public record SessionState(
    String network,
    int inputSize,
    Preprocessing preprocessing,
    PictureSource picture,
    List<PictureSource> recent,
    Selected selected,
    boolean comparing,
    String companion,
    String view,
    Map<String, ViewState> views,
    Labels labels) {
  /** Of what is written; a file of a later version is not read. */
  public static final int VERSION = 1;

  /** What somebody sees who never opened the program before. */
  public static final SessionState FIRST =
      new SessionState("", 0, null, null, List.of(), Selected.FIRST, false, "", "", Map.of());

  /** One whose network calls its classes itself. */
  public SessionState(
      String network,
      int inputSize,
      Preprocessing preprocessing,
      PictureSource picture,
      List<PictureSource> recent,
      Selected selected,
      boolean comparing,
      String companion,
      String view,
      Map<String, ViewState> views) {
    this(
        network,
        inputSize,
        preprocessing,
        picture,
        recent,
        selected,
        comparing,
        companion,
        view,
        views,
        null);
  }

  public SessionState {
    recent = List.copyOf(recent);
    views =
        views.entrySet().stream()
            .filter(entry -> !entry.getValue().values().isEmpty())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * What all views look at.
   *
   * @param layer its name
   * @param channel its index, or {@link Selection#NONE}
   * @param position in the layer's maps, or null
   * @param classIndex index of the class that is asked about, or {@link Selection#NONE}
   */
  public record Selected(String layer, int channel, Position position, int classIndex) {
    static final Selected FIRST = new Selected("conv1_2", Selection.NONE, null, Selection.NONE);
  }

  /** The same with other last pictures. */
  public SessionState withRecent(List<PictureSource> pictures) {
    return new SessionState(
        network,
        inputSize,
        preprocessing,
        picture,
        pictures,
        selected,
        comparing,
        companion,
        view,
        views,
        labels);
  }

  /** The same with what the views hold. */
  public SessionState withViews(String open, Map<String, ViewState> captured) {
    return new SessionState(
        network,
        inputSize,
        preprocessing,
        picture,
        recent,
        selected,
        comparing,
        companion,
        open,
        captured,
        labels);
  }

  /** The same with networks that are found elsewhere. */
  public SessionState withNetworks(String main, String second) {
    return new SessionState(
        main,
        inputSize,
        preprocessing,
        picture,
        recent,
        selected,
        comparing,
        second,
        view,
        views,
        labels);
  }
}
