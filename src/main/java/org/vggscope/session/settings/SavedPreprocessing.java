package org.vggscope.session.settings;

import org.vggscope.model.Preprocessing;
import org.vggscope.text.Texts;

/**
 * A preprocessing that a person has given a name.
 *
 * @param preprocessing with that name
 * @param open whether how pictures are scaled and cropped was left to the network
 */
public record SavedPreprocessing(Preprocessing preprocessing, boolean open) {
  /**
   * What it is for a network.
   *
   * @param right what that network's weights want
   */
  public Preprocessing over(Preprocessing right) {
    return open ? preprocessing.sizedAs(right) : preprocessing;
  }

  /** All of it in one line, for people. */
  public String describe() {
    String all = Texts.of(preprocessing.describe());
    return open
        ? Texts.of("scaled as the weights want it") + all.substring(all.indexOf(" · "))
        : all;
  }
}
