package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.support.RefusedException;
import org.vggscope.training.record.RecordFile;

/**
 * How a network is trained, as data.
 *
 * @param name what people call it
 * @param batch pictures a step
 * @param momentum share of a step's speed that the next one keeps
 * @param decay share of the weights that is added to their gradient
 * @param dropout share of the hidden fully connected units that a step leaves out
 * @param rate of learning at the start
 * @param schedule how the rate goes down
 * @param loss what is made small: {@code cross-entropy}
 * @param epochs times that all pictures are seen, at most
 * @param augmentation what is done to pictures by chance
 * @param initialisation what the weights begin with, see {@link Initialisation}
 * @param seed of all that is left to chance
 */
public record Recipe(
    String name,
    int batch,
    double momentum,
    double decay,
    double dropout,
    double rate,
    RateSchedule schedule,
    String loss,
    int epochs,
    Augmentation augmentation,
    String initialisation,
    long seed) {

  private static final String LOSS = "cross-entropy";
  private static final int MOST_BATCH = 65_536;
  private static final int MOST_EPOCHS = 100_000;
  private static final int MOST_RATE = 100;

  public Recipe {
    given("name", name);
    given("schedule", schedule);
    given("augmentation", augmentation);
    given("initialisation", initialisation);
    if (!LOSS.equals(loss)) {
      throw refused("loss", Problem.of("is %s, not %s", LOSS, loss));
    }
    whole("batch", batch, MOST_BATCH);
    whole("epochs", epochs, MOST_EPOCHS);
    share("momentum", momentum);
    share("dropout", dropout);
    share("decay", decay);
    if (!(rate > 0 && rate <= MOST_RATE)) {
      throw refused("rate", Problem.of("is above 0 and at most %s, not %s", MOST_RATE, rate));
    }
    Initialisation.of(initialisation);
  }

  private static void given(String field, Object value) {
    if (value == null) {
      throw refused(field, Problem.of("is to be given"));
    }
  }

  private static void whole(String field, int value, int most) {
    if (value < 1 || value > most) {
      throw refused(field, Problem.of("is from 1 to %,d, not %,d", most, value));
    }
  }

  private static void share(String field, double value) {
    if (!(value >= 0 && value < 1)) {
      throw refused(field, Problem.of("is from 0 to less than 1, not %s", value));
    }
  }

  /** Says which field of a file is wrong. */
  static RefusedException refused(String field, Problem what) {
    return new RefusedException(what.about(field));
  }

  /**
   * As Simonyan and Zisserman (2014) trained (Section 3.1): batch 256, momentum 0.9, decay 5e-4,
   * dropout 0.5, a rate of 1e-2 that is cut by 10 when validation gets no better, three times, 74
   * epochs. They write "variance 10^-2" of the starting weights; Caffe's files of their networks
   * have the deviation 10^-2, and so has this.
   */
  public static Recipe paper() {
    return new Recipe(
        "paper",
        256,
        0.9,
        5e-4,
        0.5,
        1e-2,
        RateSchedule.plateau(3, 3),
        LOSS,
        74,
        new Augmentation(true, 0.125, 0, 0),
        "normal:0.01",
        1);
  }

  /** Teaches a small network something within minutes on two cores. */
  public static Recipe quick() {
    return new Recipe(
        "quick",
        64,
        0.9,
        5e-4,
        0.5,
        1e-2,
        RateSchedule.cosine(),
        LOSS,
        10,
        new Augmentation(true, 0.125, 0, 0),
        "he",
        1);
  }

  /** The same for another number of epochs, or another seed or start. */
  public Recipe with(int otherEpochs, long otherSeed, String otherInitialisation) {
    return new Recipe(
        name,
        batch,
        momentum,
        decay,
        dropout,
        rate,
        schedule,
        loss,
        otherEpochs,
        augmentation,
        otherInitialisation,
        otherSeed);
  }

  /**
   * One of the recipes that come along, or one from a file.
   *
   * @throws IOException in one line when it is neither
   */
  public static Recipe of(String given) throws IOException {
    switch (given) {
      case "paper":
        return paper();
      case "quick":
        return quick();
      default:
    }
    Path file = Path.of(given);
    if (!Files.isRegularFile(file)) {
      throw new ProblemException(
          Problem.of("no recipe: give paper, quick or a JSON file ('train --show' prints one)")
              .about(given));
    }
    return RecordFile.read(file, Recipe.class);
  }

  /** As JSON. */
  public String json() {
    return RecordFile.text(this);
  }
}
