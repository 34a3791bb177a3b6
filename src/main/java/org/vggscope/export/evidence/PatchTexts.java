package org.vggscope.export.evidence;

import org.vggscope.explain.TopPatches;
import org.vggscope.text.Texts;

/** What is said about the patches that drive a channel. */
public final class PatchTexts {
  private PatchTexts() {}

  /** What is shown, or that there is nothing to show. */
  public static String title(TopPatches found, int channel) {
    return found.best(channel).isEmpty()
        ? Texts.of(
            "No picture of the folder drives channel %d of %s.", channel, found.layer().name())
        : Texts.of("What drives channel %d of %s hardest", channel, found.layer().name());
  }

  /** How many pictures were searched. */
  public static String searched(TopPatches found) {
    return found.skipped() == 0
        ? Texts.of("%,d pictures were shown to the network", found.asked())
        : Texts.of(
            "%,d pictures were shown to the network, %,d could not be read or are too small",
            found.asked(), found.skipped());
  }
}
