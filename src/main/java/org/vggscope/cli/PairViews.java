package org.vggscope.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.cli.ExportView.Takes;
import org.vggscope.explain.Cka;
import org.vggscope.explain.ModelComparison;
import org.vggscope.export.Exhibit;
import org.vggscope.export.compare.AnswersExhibit;
import org.vggscope.export.compare.BlocksExhibit;
import org.vggscope.export.compare.LikenessExhibit;
import org.vggscope.export.compare.Pair;
import org.vggscope.export.compare.PairMapsExhibit;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.inference.Analysis;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerPairs;
import org.vggscope.model.MergedRanking;
import org.vggscope.report.ColourMap;

/** The views of two networks, as {@code export} writes them. */
final class PairViews {
  /** How many of either network's first classes are named. */
  private static final int TOP = 5;

  private static final Set<Takes> BOTH = EnumSet.of(Takes.PICTURE, Takes.PAIR);

  static final List<ExportView> ALL =
      List.of(
          new ExportView(
              "compare.maps",
              "the feature maps of two layers that stand for each other",
              EnumSet.of(Takes.PICTURE, Takes.PAIR, Takes.LAYER),
              PairViews::maps),
          new ExportView(
              "compare.answers",
              "what two networks take the picture for",
              BOTH,
              subject -> new AnswersExhibit(pair(subject), comparison(subject, false), TOP, null)),
          new ExportView(
              "compare.blocks",
              "what each block of two networks costs; without times, which the window measures",
              BOTH,
              subject ->
                  new BlocksExhibit(
                      pair(subject), comparison(subject, false), BlocksExhibit.columns())),
          new ExportView(
              "compare.likeness",
              "how alike the layers of two networks are",
              BOTH,
              subject -> new LikenessExhibit(pair(subject), comparison(subject, true))));

  private PairViews() {}

  /** What a report has of two networks. */
  static List<Exhibit> ofReport(ExportSubject subject) {
    ModelComparison comparison = comparison(subject, true);
    return List.of(
        new AnswersExhibit(pair(subject), comparison, TOP, null),
        new BlocksExhibit(pair(subject), comparison, BlocksExhibit.columns()),
        new LikenessExhibit(pair(subject), comparison));
  }

  private static Pair pair(ExportSubject subject) {
    return new Pair(subject.second().names(), subject.origin(), subject.second().origin());
  }

  private static ModelComparison comparison(ExportSubject subject, boolean likeness) {
    Analysis first = subject.analysis();
    Analysis second = subject.second().analysis();
    return new ModelComparison(
        first.picture().source().name(),
        ModelComparison.Side.of(subject.model(), first, Map.of()),
        ModelComparison.Side.of(subject.second().model(), second, Map.of()),
        MergedRanking.of(first.ranked(), second.ranked()),
        isCutOtherwise(subject),
        likeness ? Cka.of(first, second, share -> {}, () -> false) : null);
  }

  private static boolean isCutOtherwise(ExportSubject subject) {
    return !subject.analysis().picture().box().equals(subject.second().analysis().picture().box());
  }

  /** The layer that was asked for, of the first network, beside the second's that stands for it. */
  private static Exhibit maps(ExportSubject subject) {
    LayerPairs.Pair layers =
        LayerPairs.of(
                subject.model().architecture().layers(),
                subject.second().model().architecture().layers())
            .ofFirst(subject.layer())
            .orElseThrow();
    return new PairMapsExhibit(
        pair(subject),
        sheet(subject.analysis(), layers.first()),
        sheet(subject.second().analysis(), layers.second()),
        PairMapsExhibit.note(isCutOtherwise(subject)));
  }

  private static MapSheet sheet(Analysis analysis, Layer layer) {
    return layer == null
        ? null
        : new MapSheet(
            analysis.activations().copy(layer), MapOrder.INDEX, ColourMap.VIRIDIS, false);
  }
}
