package org.vggscope.lesson;

import java.util.List;
import java.util.function.Consumer;
import org.vggscope.session.Session;

/**
 * Plays one lesson: does what its steps do, waits for what they wait for, judges answers, and puts
 * everything back. Use it from the window's thread; it tells after every change.
 */
public final class Player {
  /** What the lesson is at. */
  public enum Phase {
    /** What the step shows is being made ready. */
    PREPARING,
    /** To be read; one can go on. */
    READY,
    /** For what is to be done. */
    WAITING,
    /** For an answer. */
    ASKING,
    /** The answer was given and judged. */
    ANSWERED,
    /** The lesson has ended and everything is as it was before. */
    OVER
  }

  /**
   * What is to be seen now.
   *
   * @param lesson what is played
   * @param index the step, from 0
   * @param phase what the lesson is at
   * @param said what is said, its figures filled in; "…" for those that are still computed
   * @param inOther the same in the other language
   * @param anchor id of the control that is pointed at, or null
   * @param hint what helps, or empty
   * @param verdict whether the answer was right and why, or empty
   * @param right whether it was
   * @param choices what can be chosen, in the order in which it is shown
   * @param clicks whether the answer is a click into the control that is pointed at
   * @param canDoIt whether the program can do what the step waits for
   */
  public record Scene(
      Lesson lesson,
      int index,
      Phase phase,
      String said,
      String inOther,
      String anchor,
      String hint,
      String verdict,
      boolean right,
      List<String> choices,
      boolean clicks,
      boolean canDoIt) {
    public Scene {
      choices = List.copyOf(choices);
    }
  }

  private final Lesson lesson;

  /**
   * @param lesson what is played
   * @param session what it is played on
   * @param stage the window
   * @param told is told what is to be seen, after every change
   */
  public Player(Lesson lesson, Session session, Stage stage, Consumer<Scene> told) {
    this.lesson = lesson;
  }

  /** Begins, at a step from 0; the steps before it are played without waiting. */
  public void start(int step) {}

  /** Goes on to the next step; after the last one the lesson is over. */
  public void next() {}

  /** Goes back to the step before, and everything is as it was there. */
  public void back() {}

  /** Goes to any step; those between are played without waiting. */
  public void jump(int step) {}

  /** Does what the step waits for. */
  public void doIt() {}

  /** Takes what was typed, or the words of what was chosen, for the answer. */
  public void answer(String typedOrChosen) {}

  /**
   * Takes a click for the answer.
   *
   * @param shareX from the left of the picture that the network sees, 0 to 1
   * @param shareY from its top, 0 to 1
   */
  public void click(double shareX, double shareY) {}

  /** Ends the lesson: everything is put back as it was before. */
  public void leave() {}
}
