package org.vggscope.ui.evidence;

import java.util.List;
import org.vggscope.explain.Patch;
import org.vggscope.inference.Csv;
import org.vggscope.ui.evidence.PatchesModel.Shown;

/**
 * Where the patches of a channel are, as files hold it.
 *
 * @param shown what was found and cut
 */
record PatchesFile(Shown shown) {

  /** A line a patch; the box is in pixels of the picture as the network sees it. */
  String csv() {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                List.of(
                    "layer",
                    "channel",
                    "rank",
                    "image",
                    "activation",
                    "y",
                    "x",
                    "top",
                    "left",
                    "height",
                    "width")));
    int rank = 1;
    for (Patch patch : shown.patches()) {
      text.append(
          Csv.line(
              List.of(
                  shown.found().layer().name(),
                  String.valueOf(shown.channel()),
                  String.valueOf(rank++),
                  patch.peak().picture().toString(),
                  String.valueOf(patch.peak().activation()),
                  String.valueOf(patch.peak().y()),
                  String.valueOf(patch.peak().x()),
                  String.valueOf(patch.window().top()),
                  String.valueOf(patch.window().left()),
                  String.valueOf(patch.window().height()),
                  String.valueOf(patch.window().width()))));
    }
    return text.toString();
  }
}
