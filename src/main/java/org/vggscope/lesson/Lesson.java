package org.vggscope.lesson;

import java.util.List;

/**
 * A lesson as its file says it.
 *
 * @param id the file's name without its ending
 * @param title what it is called
 * @param about what one can do afterwards, in a sentence
 * @param minutes how long it takes
 * @param network what it needs: one of {@link #NEEDS}, or the id of a catalogued network that is
 *     loaded at the beginning
 * @param begin what is done before the first step
 * @param steps the steps, at least one
 */
public record Lesson(
    String id,
    Said title,
    Said about,
    int minutes,
    String network,
    List<Action> begin,
    List<Step> steps) {
  /** Any network will do. */
  public static final String ANY = "any";

  /** Any network that ends in classes. */
  public static final String CLASSES = "classes";

  /** Any of the paper's networks. */
  public static final String VGG = "vgg";

  /** Any network that ends in classes and reads pictures of three colours. */
  public static final String COLOURS = "colours";

  /** All that a lesson may need of the network that is open. */
  public static final List<String> NEEDS = List.of(ANY, CLASSES, VGG, COLOURS);

  public Lesson {
    begin = List.copyOf(begin);
    steps = List.copyOf(steps);
  }
}
