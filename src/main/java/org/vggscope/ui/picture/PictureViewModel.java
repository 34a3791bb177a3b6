package org.vggscope.ui.picture;

import org.vggscope.model.Shape;
import org.vggscope.session.PictureResult;
import org.vggscope.text.Texts;
import org.vggscope.text.format.AveragingText;

/**
 * What is said about a picture and what the network sees of it.
 *
 * @param name the picture's name
 * @param size its width and height
 * @param note what has to be known of how it was read, or empty
 * @param seenSize width and height of what the network sees
 * @param dense what dense evaluation, or averaging, does here, or empty without it
 */
record PictureViewModel(String name, String size, String note, String seenSize, String dense) {
  private static final String NO_BREAK = "\u00a0";

  static PictureViewModel of(PictureResult result) {
    var source = result.picture().taken();
    var seen = result.picture().seen();
    return new PictureViewModel(
        source.name(),
        Texts.of("%d × %d pixels", source.width(), source.height()),
        source.note() == null ? "" : Texts.of(source.note()),
        seen.width() + " × " + seen.height(),
        result
            .averaging()
            .map(AveragingText::sentence)
            .orElseGet(() -> result.isDense() ? dense(result.scores()) : ""));
  }

  private static String dense(Shape scores) {
    return Texts.of(
        "Dense evaluation: nothing is cropped, scores of %s positions are averaged",
        unbroken(scores.height() + " × " + scores.width()));
  }

  private static String unbroken(String text) {
    return text.replace(" × ", NO_BREAK + "×" + NO_BREAK);
  }
}
