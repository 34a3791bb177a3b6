package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Predictions;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** The pictures that a run is measured by, and what a network takes them for. */
public final class RunPictures {
  private static final int AT_ONCE = 64;

  private final PictureSet validation;

  private RunPictures(PictureSet validation) {
    this.validation = validation;
  }

  /**
   * Reads those of a run, which can take long.
   *
   * @throws IOException in one line when they are gone, or others than those that it began with
   */
  public static RunPictures of(RunFolder.Setup setup, Recipe recipe) throws IOException {
    Path place = Path.of(setup.data());
    if (!DataSet.isPacked(place) && !Files.exists(place)) {
      throw new ProblemException(
          Problem.of("the pictures of the run are not there any more; put them back")
              .about(setup.data()));
    }
    return new RunPictures(open(setup, recipe).validation());
  }

  /** All pictures of a run, which are those that it began with. */
  static DataSet open(RunFolder.Setup setup, Recipe recipe) throws IOException {
    DataSet data = DataSet.open(Path.of(setup.data()), recipe.seed());
    RunFolder.Found now = RunFolder.Found.in(data);
    RunFolder.Found found = setup.found();
    if (found != null && !found.equals(now)) {
      throw new ProblemException(
          Problem.of(
                  "its pictures are not those that the run began with: %d classes, %,d pictures and"
                      + " %,d to be measured by, where there were %d, %,d and %,d, or other names;"
                      + " put them back, or begin anew in another folder",
                  now.classes().size(),
                  now.training(),
                  now.validation(),
                  found.classes().size(),
                  found.training(),
                  found.validation())
              .about(setup.data()));
    }
    return data;
  }

  /** The places of the pictures of a class, from 0, in their order. */
  public List<Integer> ofClass(int index) {
    int[] labels = validation.labels();
    return IntStream.range(0, labels.length)
        .filter(place -> labels[place] == index)
        .boxed()
        .toList();
  }

  /** One of them, named after its class. */
  public SourceImage picture(int place) {
    return validation.picture(place);
  }

  /**
   * What a network takes pictures for.
   *
   * @param network one of the run's
   * @param places of the pictures
   * @param progress told the share that is done, 0 to 1, after each of some
   * @return the index of each one's most probable class
   * @throws java.util.concurrent.CancellationException when cancelled
   */
  public int[] answers(
      LoadedModel network,
      List<Integer> places,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    if (network.architecture().classes() != validation.classes().size()) {
      throw Problem.refused(
          "The network tells %,d classes apart, and the pictures are of %,d",
          network.architecture().classes(), validation.classes().size());
    }
    int[] answers = new int[places.size()];
    for (int from = 0; from < answers.length; from += AT_ONCE) {
      List<InputTensor> inputs = new ArrayList<>();
      for (int place : places.subList(from, Math.min(answers.length, from + AT_ONCE))) {
        inputs.add(Preprocessor.prepare(picture(place), network.preprocessing()).input());
      }
      float[][] scores = network.network().logits(inputs, cancelled);
      for (int i = 0; i < scores.length; i++) {
        answers[from + i] = Predictions.largest(scores[i], 0, scores[i].length);
      }
      progress.accept((double) (from + scores.length) / answers.length);
    }
    return answers;
  }
}
