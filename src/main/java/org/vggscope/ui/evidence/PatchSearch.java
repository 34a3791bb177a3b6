package org.vggscope.ui.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.vggscope.explain.TopPatches;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import org.vggscope.session.LongWork;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Steps;
import org.vggscope.session.Subject;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Texts;

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
  /**
   * How far it is.
   *
   * @param done pictures that were looked at
   * @param all pictures in the folder
   */
  record Searched(int done, int all) {}

  /** The search with what is in force for the present picture. */
  static PatchSearch of(Path folder, PictureResult result, Layer layer, ColourHandling colours) {
    return new PatchSearch(
        folder, result.model(), layer, result.picture().preprocessing(), colours);
  }

  /** The work, which goes on whatever picture is shown meanwhile. */
  LongWork<Searched, TopPatches> work() {
    return new LongWork<>(
        Texts.of("Searching for what drives %s", layer.name()),
        Set.of(Subject.NETWORK),
        (desk, steps) -> answer(desk.model(), steps));
  }

  private TopPatches answer(LoadedModel network, Steps<Searched> steps) throws IOException {
    if (network == null || !network.architecture().equals(model.architecture())) {
      return null;
    }
    List<Path> pictures = PictureFolder.list(folder);
    if (pictures.isEmpty()) {
      throw new ProblemException(
          Problem.of("%s has no pictures in it; choose a folder that has", folder));
    }
    int all = pictures.size();
    return TopPatches.search(
        network.network(),
        layer,
        pictures,
        preprocessing,
        colours,
        share -> {
          steps.tell(new Searched((int) Math.round(share * all), all));
          steps.reached(share);
        },
        steps::isCancelled);
  }
}
