package org.vggscope.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.model.MergedRanking;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.ImageFormatException;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.LargePictures;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ReadAhead;

/**
 * Asks two networks about many pictures. Pictures are read and prepared on other threads while the
 * engine computes, a few ahead; of each only the first classes are kept.
 */
public final class AgreementRun {
  private static final int AHEAD = 4;

  /**
   * One of the networks.
   *
   * @param model the network, with a classifier
   * @param preprocessing what is done to pictures for it
   */
  public record Asked(LoadedModel model, Preprocessing preprocessing) {
    public Asked {
      if (!model.hasClassifier()) {
        throw Problem.refused(
            "%s has no fully connected layers, so it names no classes to agree on", model.id());
      }
    }

    private List<Prediction> ask(InputTensor input, BooleanSupplier cancelled) {
      List<Prediction> ranked = model.classify(List.of(input), cancelled);
      if (!ranked.stream().allMatch(answer -> Double.isFinite(answer.probability()))) {
        throw Problem.refused(
            "the logits of %s are not finite numbers; its weight file is damaged", model.id());
      }
      return ranked;
    }
  }

  private record Prepared(
      Path picture, long pixels, InputTensor first, InputTensor second, Throwable failure) {}

  private final Asked first;
  private final Asked second;
  private final ColourHandling colours;

  /**
   * @param colours what becomes of pictures' colour profiles
   */
  public AgreementRun(Asked first, Asked second, ColourHandling colours) {
    this.first = first;
    this.second = second;
    this.colours = colours;
  }

  /**
   * Asks both about every picture. One that cannot be used is counted and the others are done.
   *
   * @param progress told the share that is done, 0 to 1, after each picture
   * @param cancelled asked between pictures and between blocks
   * @throws CancellationException when cancelled
   */
  public Agreement over(List<Path> pictures, DoubleConsumer progress, BooleanSupplier cancelled) {
    List<Agreement.Answer> answers = new ArrayList<>();
    List<Agreement.Failure> failures = new ArrayList<>();
    HeapTidier heap = new HeapTidier();
    try (ReadAhead<Path, Prepared> ahead =
        new ReadAhead<>("picture reader", pictures, AHEAD, reader())) {
      for (int done = 1; done <= pictures.size(); done++) {
        Network.stopIf(cancelled);
        Prepared prepared = ahead.next();
        try {
          if (prepared.failure != null) {
            failures.add(new Agreement.Failure(prepared.picture, prepared.failure));
          } else {
            answers.add(answer(prepared, cancelled));
          }
        } catch (CancellationException e) {
          throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
          failures.add(new Agreement.Failure(prepared.picture, e));
        }
        heap.read(prepared.pixels);
        progress.accept((double) done / pictures.size());
      }
    }
    return new Agreement(answers, failures);
  }

  private ReadAhead.Reader<Path, Prepared> reader() {
    return new ReadAhead.Reader<>(
        this::read,
        LargePictures::isOne,
        (picture, why) -> new Prepared(picture, 0, null, null, why));
  }

  private Prepared read(Path picture) {
    try {
      SourceImage image = PictureReader.read(picture, colours);
      return new Prepared(
          picture,
          (long) image.width() * image.height(),
          Preprocessor.prepare(image, first.preprocessing).input(),
          Preprocessor.prepare(image, second.preprocessing).input(),
          null);
    } catch (ImageFormatException | RuntimeException e) {
      return new Prepared(picture, 0, null, null, e);
    }
  }

  private Agreement.Answer answer(Prepared prepared, BooleanSupplier cancelled) {
    MergedRanking merged =
        MergedRanking.of(
            first.ask(prepared.first, cancelled), second.ask(prepared.second, cancelled));
    return new Agreement.Answer(
        prepared.picture, merged.first(), merged.second(), merged.isSameFirst(), merged.distance());
  }
}
