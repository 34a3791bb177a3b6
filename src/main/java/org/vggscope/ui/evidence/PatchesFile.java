package org.vggscope.ui.evidence;

import org.vggscope.explain.Patch;
import org.vggscope.report.Table;
import org.vggscope.ui.evidence.PatchesModel.Shown;

/**
 * Where the patches of a channel are, as files hold it.
 *
 * @param shown what was found and cut
 */
record PatchesFile(Shown shown) {

  /** A line a patch; the box is in pixels of the picture as the network sees it. */
  Table table() {
    Table.Builder table =
        Table.of(
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
            "width");
    int rank = 1;
    for (Patch patch : shown.patches()) {
      table.row(
          shown.found().layer().name(),
          shown.channel(),
          rank++,
          patch.peak().picture().toString(),
          patch.peak().activation(),
          patch.peak().y(),
          patch.peak().x(),
          patch.window().top(),
          patch.window().left(),
          patch.window().height(),
          patch.window().width());
    }
    return table.build();
  }
}
