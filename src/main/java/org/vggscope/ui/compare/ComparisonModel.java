package org.vggscope.ui.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.explain.Cka;
import org.vggscope.explain.CkaMatrix;
import org.vggscope.explain.ModelComparison;
import org.vggscope.export.compare.Pair;
import org.vggscope.inference.Agreement;
import org.vggscope.inference.AgreementRun;
import org.vggscope.inference.LayerTimes;
import org.vggscope.model.BlockTable;
import org.vggscope.model.Layer;
import org.vggscope.model.MergedRanking;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureFolder;
import org.vggscope.session.Companion;
import org.vggscope.session.LongWork;
import org.vggscope.session.ModelView;
import org.vggscope.session.NetworkNames;
import org.vggscope.session.PairQuestion;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.session.Subject;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.text.Texts;
import org.vggscope.ui.view.Origins;

/**
 * What the comparison shows: read-only properties outwards. Needs no screen, and lives as long as
 * the session's windows do, one after the other: what it found out is not lost with one of them.
 */
public final class ComparisonModel {
  /** How many of either network's first classes are shown. */
  static final int TOP = 5;

  /** Passes that the layers' times are medians of. */
  static final int PASSES = 3;

  /**
   * How long each layer took.
   *
   * @param first milliseconds of the loaded network's layers
   * @param second milliseconds of the companion's layers
   */
  record Times(Map<Layer, Double> first, Map<Layer, Double> second) {}

  /**
   * Two networks' answers to one picture.
   *
   * @param first the loaded network's answer
   * @param second the companion's answer
   * @param ranking the classes of both
   */
  record Answers(PictureResult first, PictureResult second, MergedRanking ranking) {
    /** What to call the networks, in the language in force. */
    NetworkNames names() {
      return NetworkNames.of(first.model(), second.model());
    }

    BlockTable firstBlocks() {
      return blocks(first);
    }

    BlockTable secondBlocks() {
      return blocks(second);
    }

    private static BlockTable blocks(PictureResult result) {
      InputTensor input = result.picture().input();
      ModelView model = result.model();
      return BlockTable.of(model.architecture(), input.height(), input.width());
    }

    /** Whether one network sees a part of the picture that the other one does not. */
    boolean isCutOtherwise() {
      return first.isCutOtherwise(second);
    }
  }

  private final Session session;
  private final Companion companion;
  private final ReadOnlyObjectWrapper<Answers> answers = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Agreement> agreement = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper agreeing = new ReadOnlyBooleanWrapper();
  private final PairFeed<Times> times;
  private final PairFeed<CkaMatrix> likeness;

  public ComparisonModel(Session session) {
    this.session = session;
    this.companion = session.companion();
    this.times =
        new PairFeed<>(session, Texts.key("Timing both networks"), ComparisonModel::measure);
    this.likeness =
        new PairFeed<>(
            session,
            Texts.key("Comparing the layers"),
            (main, other, progress, cancelled) ->
                Cka.of(main.analysis(), other.analysis(), progress, cancelled));
    session.resultProperty().addListener((o, old, now) -> follow());
    companion.resultProperty().addListener((o, old, now) -> follow());
    session.modelProperty().addListener((o, old, now) -> forget());
    companion.modelProperty().addListener((o, old, now) -> forget());
    follow();
  }

  private static Times measure(
      PairQuestion.Asked main,
      PairQuestion.Asked other,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    return new Times(measure(main, cancelled), measure(other, cancelled));
  }

  private static Map<Layer, Double> measure(PairQuestion.Asked asked, BooleanSupplier cancelled) {
    return LayerTimes.measure(
        asked.model().network(), asked.analysis().picture().input(), PASSES, cancelled);
  }

  private void follow() {
    PictureResult first = session.resultProperty().get();
    PictureResult second = companion.resultProperty().get();
    // Until the slower one has seen the new picture too, the last comparison stays.
    if (first == null || second == null) {
      answers.set(null);
    } else if (first.picture().source() == second.picture().source()) {
      answers.set(new Answers(first, second, MergedRanking.of(first.ranked(), second.ranked())));
    }
  }

  private void forget() {
    session.stop(agreement);
    agreement.set(null);
  }

  /** What both answered to the current picture; null until both have. */
  ReadOnlyObjectProperty<Answers> answersProperty() {
    return answers.getReadOnlyProperty();
  }

  /** How long the layers take. */
  PairFeed<Times> times() {
    return times;
  }

  /** How alike the layers are. */
  PairFeed<CkaMatrix> likeness() {
    return likeness;
  }

  /** How far both agree on a folder of pictures; null until somebody asked. */
  ReadOnlyObjectProperty<Agreement> agreementProperty() {
    return agreement.getReadOnlyProperty();
  }

  /** Whether a folder is being gone through. */
  ReadOnlyBooleanProperty agreeingProperty() {
    return agreeing.getReadOnlyProperty();
  }

  /** Asks both networks about all pictures of a folder. */
  void agreeOn(Path folder) {
    ColourHandling colours =
        session.settings().coloursAsStored ? ColourHandling.AS_STORED : ColourHandling.SRGB;
    agreeing.set(true);
    LongWork<Void, Agreement> work =
        new LongWork<>(
            Texts.of("Comparing on the pictures of %s", folder.getFileName()),
            Subject.BOTH_NETWORKS,
            (desk, steps) -> {
              PairQuestion.Asked other = desk.second();
              if (other == null) {
                return null;
              }
              List<Path> pictures = PictureFolder.list(folder);
              if (pictures.isEmpty()) {
                throw new ProblemException(
                    Problem.of("%s has no pictures in it; choose a folder that has", folder));
              }
              PairQuestion.Asked main = new PairQuestion.Asked(desk.model(), desk.analysis());
              return new AgreementRun(asked(main), asked(other), colours)
                  .over(pictures, steps::reached, steps::isCancelled);
            });
    session.compute(
        agreement,
        work,
        event -> {},
        found -> {
          agreeing.set(false);
          agreement.set(found);
        },
        () -> agreeing.set(false));
  }

  /** As the network was asked about the current picture. */
  private static AgreementRun.Asked asked(PairQuestion.Asked network) {
    return new AgreementRun.Asked(network.model(), network.analysis().picture().preprocessing());
  }

  /** Stops going through the folder. */
  void stopAgreeing() {
    session.stop(agreement);
  }

  /** All that is known of the current picture, to be saved; null while there is nothing. */
  ModelComparison comparison() {
    Answers shown = answers.get();
    if (shown == null) {
      return null;
    }
    Times measured = times.valueProperty().get();
    return new ModelComparison(
        shown.first().picture().source().name(),
        side(shown.first(), shown.firstBlocks(), measured == null ? Map.of() : measured.first()),
        side(shown.second(), shown.secondBlocks(), measured == null ? Map.of() : measured.second()),
        shown.ranking(),
        shown.isCutOtherwise(),
        likeness.valueProperty().get());
  }

  /** Both networks of {@link #comparison}; empty while there is nothing. */
  Optional<Pair> pair() {
    Answers shown = answers.get();
    return shown == null
        ? Optional.empty()
        : Optional.of(
            new Pair(
                shown.names(),
                Origins.of(session, shown.first()),
                Origins.of(session, shown.second())));
  }

  private static ModelComparison.Side side(
      PictureResult result, BlockTable blocks, Map<Layer, Double> measured) {
    return new ModelComparison.Side(
        result.model().id(),
        result.picture().preprocessing().name(),
        result.milliseconds(),
        blocks,
        measured);
  }
}
