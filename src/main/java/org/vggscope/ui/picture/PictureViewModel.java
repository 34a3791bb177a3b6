package org.vggscope.ui.picture;

import java.util.List;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;
import org.vggscope.ui.session.PictureResult;

/**
 * What is said about a picture and what the network sees of it.
 *
 * @param name the picture's name
 * @param size its width and height
 * @param seenTitle what the network sees, and its width and height
 * @param dense what dense evaluation does here, or empty without it
 */
record PictureViewModel(String name, String size, String seenTitle, String dense) {

  static PictureViewModel of(PictureResult result) {
    var source = result.picture().source();
    var seen = result.picture().seen();
    return new PictureViewModel(
        source.name(),
        source.width() + " × " + source.height() + " pixels",
        "What the network sees · " + seen.width() + " × " + seen.height(),
        result.isDense() ? dense(result.scores()) : "");
  }

  private static String dense(Shape scores) {
    return "Dense evaluation: nothing is cropped, the network looks at %d × %d positions and their"
            .formatted(scores.height(), scores.width())
        + " scores are averaged.";
  }

  /** The parts of a preprocessing's description, one a line. */
  static List<String> steps(Preprocessing preprocessing) {
    return List.of(preprocessing.describe().split(" · "));
  }
}
