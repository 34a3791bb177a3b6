package org.vggscope.export.evidence;

import org.vggscope.explain.TopPatches;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.model.Layer;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** What is said about the picture that a channel likes. */
public final class LikedTexts {
  private LikedTexts() {}

  /** What it is. */
  public static String title(Layer layer, int channel) {
    return Texts.of("What channel %d of %s likes", channel, layer.name());
  }

  /** That a channel is dead. */
  public static String dead(TopPatches found, int channel) {
    return Texts.of(
        "Channel %d is dead: none of the folder's %,d pictures drives it.", channel, found.asked());
  }

  /**
   * How it was made, and how hard it drives the channel.
   *
   * @param found what a folder was searched for, or null
   */
  public static String made(LikedPicture liked, TopPatches found) {
    String made =
        Texts.of(
            "Made by gradient ascent: %,d steps, seed %d. It drives the channel to %s.",
            liked.steps(), liked.seed(), Numbers.brief(liked.drive()));
    if (found == null || found.best(liked.channel()).isEmpty()) {
      return made;
    }
    float best = found.best(liked.channel()).get(0).activation();
    return Texts.of("%s The best picture of the folder: %s.", made, Numbers.brief(best));
  }
}
