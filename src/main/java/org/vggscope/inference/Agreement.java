package org.vggscope.inference;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.vggscope.model.Prediction;

/**
 * How far two networks agree on many pictures.
 *
 * @param answers a picture each: those on which they put different classes first come first, and of
 *     those the ones on which they are farthest apart
 * @param failures the pictures that could not be used
 */
public record Agreement(List<Answer> answers, List<Failure> failures) {
  private static final Comparator<Answer> ORDER =
      Comparator.comparing(Answer::sameFirst)
          .thenComparing(Comparator.comparingDouble(Answer::distance).reversed())
          .thenComparing(Answer::picture);

  public Agreement {
    answers = answers.stream().sorted(ORDER).toList();
    failures = List.copyOf(failures);
  }

  /**
   * What both said to one picture.
   *
   * @param picture the file
   * @param first the first network's most probable class
   * @param second the second network's most probable class
   * @param sameFirst whether those are the same class
   * @param distance share of probability that they place on different classes, from 0 to 1
   */
  public record Answer(
      Path picture, Prediction first, Prediction second, boolean sameFirst, double distance) {}

  /**
   * A picture that could not be used.
   *
   * @param picture the file
   * @param cause what was thrown
   */
  public record Failure(Path picture, Throwable cause) {}

  /** On how many pictures both put the same class first. */
  public int sameFirst() {
    return (int) answers.stream().filter(Answer::sameFirst).count();
  }

  /** The share of those among the pictures that could be used; not a number when none could. */
  public double share() {
    return (double) sameFirst() / answers.size();
  }

  /** The mean of {@link Answer#distance}; not a number when no picture could be used. */
  public double meanDistance() {
    return answers.stream().mapToDouble(Answer::distance).average().orElse(Double.NaN);
  }
}
