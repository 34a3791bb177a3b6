package org.vggscope.ui.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.arithmetic.ArithmeticPane;
import org.vggscope.ui.compare.ComparePane;
import org.vggscope.ui.compare.ComparisonModel;
import org.vggscope.ui.evidence.EvidencePane;
import org.vggscope.ui.evidence.LikesModel;
import org.vggscope.ui.featuremaps.FeatureMapsPane;
import org.vggscope.ui.kernels.KernelsPane;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.network.NetworkStrip;
import org.vggscope.ui.picture.PicturePane;
import org.vggscope.ui.prediction.PredictionPane;
import org.vggscope.ui.preprocessing.PreprocessingPane;
import org.vggscope.ui.receptivefield.ReceptiveFieldPane;
import org.vggscope.ui.training.TrainingPane;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.Links;
import org.vggscope.ui.view.View;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.Views;

/** The window's views, one entry each. */
final class WindowViews {
  private final ViewEntry network;
  private final ViewEntry picture;
  private final ViewEntry prediction;
  private final List<ViewEntry> tabs;
  private final ViewEntry compare;
  private final ViewEntry training;
  private final Views all;

  /**
   * @param comparison what is known of the two networks that are compared
   * @param likes what is known of what channels like
   * @param chooseWeights asks for a weight file and hands it over
   * @param beginTraining asks for a new training and begins it
   */
  WindowViews(
      Session session,
      ComparisonModel comparison,
      LikesModel likes,
      Consumer<Consumer<Path>> chooseWeights,
      Runnable beginTraining) {
    Links links = new Links();
    network =
        side(
                "network",
                Texts.of("Layers of the network"),
                owner -> NetworkStrip.view(owner, session, links))
            .withKeys(
                KeyHint.of(
                    "network-strip",
                    Texts.of("layer before, layer after"),
                    KeyCode.LEFT,
                    KeyCode.RIGHT));
    picture = side("picture", Texts.of("Picture"), owner -> PicturePane.view(owner, session));
    prediction =
        side(
            "prediction",
            Texts.of("Predictions"),
            owner -> new PredictionPane(owner, session, links));
    ViewEntry maps = FeatureMapsPane.entry(session, links);
    tabs =
        List.of(
            maps,
            KernelsPane.entry(session, links),
            ArithmeticPane.entry(session, links),
            ReceptiveFieldPane.entry(session, links),
            EvidencePane.entry(session, likes),
            PreprocessingPane.entry(session));
    compare = ComparePane.entry(session, comparison, chooseWeights);
    compare.setOpener(session.companion()::switchOn);
    training = TrainingPane.entry(session, beginTraining);
    training.setOpener(session.training()::switchOn);
    all =
        new Views(
            Stream.of(List.of(network, picture, prediction), tabs, List.of(compare, training))
                .flatMap(List::stream)
                .toList());
    links.lead(all, () -> PaneKeys.enter(all));
  }

  /** Beside the tabs, and always there. */
  private static ViewEntry side(String id, String title, Function<Owner, View> maker) {
    ViewEntry entry = new ViewEntry(id, title, "", maker);
    entry.setOpener(() -> entry.view().content().requestFocus());
    return entry;
  }

  ViewEntry network() {
    return network;
  }

  ViewEntry picture() {
    return picture;
  }

  ViewEntry prediction() {
    return prediction;
  }

  /** Those on the selected layer. */
  List<ViewEntry> tabs() {
    return tabs;
  }

  ViewEntry compare() {
    return compare;
  }

  ViewEntry training() {
    return training;
  }

  Views all() {
    return all;
  }
}
