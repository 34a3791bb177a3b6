package org.vggscope.lesson.play;

import org.vggscope.lesson.Stage;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.session.Session;

/**
 * What a lesson is played on, and with.
 *
 * @param session what is open and selected
 * @param stage the window
 * @param figures the numbers that it is worded with
 * @param trainings those that it begins
 */
public record LessonContext(
    Session session, Stage stage, Figures figures, LessonTrainings trainings) {
  /** What a lesson calls any but the one that there is. */
  static final String OTHER = "other";

  static final String ANY = "any";
  static final String NEXT = "next";
  static final String NONE = "none";
  static final String STRONGEST = "strongest";
  static final String FAINT = "faint";

  /** A class that hardly anything speaks for. */
  static final String UNLIKELY = "unlikely";

  /** The class that the least speaks for. */
  static final String LAST = "last";

  /** The page on which channels are switched off, and the option that names them. */
  static final String ABLATION = "evidence.ablation";

  static final String OFF = "off";

  /** Writes the words of actions and conditions. */
  Words words() {
    return new Words(figures);
  }

  /** Finds channels and positions by what they answer. */
  Units units() {
    return new Units(session);
  }
}
