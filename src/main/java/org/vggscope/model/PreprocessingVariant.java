package org.vggscope.model;

import java.util.List;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * One way to prepare a picture, beside the one that a network's weights want.
 *
 * @param id a short name that no other variant of the same weights has
 * @param group in what it differs
 * @param title what to call it
 * @param difference what is done otherwise than the weights want it, a part of a sentence that
 *     begins with a capital letter
 * @param looks what the network is shown; the probabilities of several looks are averaged
 */
public record PreprocessingVariant(
    String id, Group group, Phrase title, Phrase difference, List<Look> looks) {

  /** In what a variant differs from what the weights want. */
  public enum Group {
    RIGHT(Phrase.of("As the weights want it")),
    SIZE(Phrase.of("Size")),
    ORDER(Phrase.of("Colour order")),
    RANGE(Phrase.of("Range")),
    MEAN(Phrase.of("Mean")),
    ORIGIN(Phrase.of("As other weights want it")),
    SAVED(Phrase.of("Your own"));

    private final Phrase title;

    Group(Phrase title) {
      this.title = title;
    }

    /** What to call it. */
    public Phrase title() {
      return title;
    }
  }

  public PreprocessingVariant {
    looks = List.copyOf(looks);
    if (looks.isEmpty()) {
      throw Problem.refused("A variant has one look at the picture or more");
    }
  }

  /** The right one where nobody says that it is right. */
  public PreprocessingVariant assumed() {
    return new PreprocessingVariant(
        id,
        group,
        Phrase.of("Assumed for these weights"),
        Phrase.of("As these weights are assumed to want it, for the file does not say"),
        looks);
  }

  /** Whether this is what the weights want. */
  public boolean isRight() {
    return group == Group.RIGHT;
  }

  /** Scaling and normalisation of the first look. */
  public Preprocessing preprocessing() {
    return looks.get(0).preprocessing();
  }

  /** Whether it is one look, so that it has activations of its own and can be put in force. */
  public boolean isSingle() {
    return looks.size() == 1;
  }
}
