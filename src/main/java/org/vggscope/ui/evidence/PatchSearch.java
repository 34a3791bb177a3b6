package org.vggscope.ui.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import org.vggscope.explain.TopPatches;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import org.vggscope.session.LongQuestion;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;

/**
 * A search through a folder for what drives the channels of a layer.
 *
 * @param folder the folder
 * @param model the network
 * @param layer the layer
 * @param preprocessing how pictures are prepared
 * @param colours what becomes of their colour profiles
 */
record PatchSearch(
    Path folder,
    ModelView model,
    Layer layer,
    Preprocessing preprocessing,
    ColourHandling colours) {
  /** Progress is told so many times, not after each of thousands of pictures. */
  private static final int REPORTS = 200;

  /** The search with what is in force for the present picture. */
  static PatchSearch of(Path folder, PictureResult result, Layer layer, ColourHandling colours) {
    return new PatchSearch(
        folder, result.model(), layer, result.picture().preprocessing(), colours);
  }

  /** What is being done, for people. */
  String title() {
    return "Searching for what drives " + layer.name();
  }

  /**
   * The question to be asked.
   *
   * @param total is told, on the background thread, how many pictures there are
   */
  LongQuestion<TopPatches> question(IntConsumer total) {
    return (network, analysis, progress, cancelled) ->
        answer(network, analysis, total, progress, cancelled);
  }

  private TopPatches answer(
      LoadedModel network,
      Analysis analysis,
      IntConsumer total,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws IOException {
    if (!network.architecture().equals(model.architecture())) {
      return null;
    }
    List<Path> pictures = PictureFolder.list(folder);
    if (pictures.isEmpty()) {
      throw new IOException(folder + " has no pictures in it; choose a folder that has");
    }
    total.accept(pictures.size());
    double[] told = {0};
    return TopPatches.search(
        network.network(),
        layer,
        pictures,
        preprocessing,
        colours,
        share -> {
          if (share - told[0] >= 1.0 / REPORTS || share == 1) {
            told[0] = share;
            progress.accept(share);
          }
        },
        cancelled);
  }
}
