package org.vggscope.lesson.play;

import java.util.List;
import java.util.stream.Collectors;
import org.vggscope.lesson.Term;
import org.vggscope.lesson.figures.Figures;
import org.vggscope.lesson.figures.Value;
import org.vggscope.lesson.figures.Worded;
import org.vggscope.text.Language;

/** The words of actions and conditions, their figures as the program itself writes numbers. */
final class Words {
  private final Figures figures;

  Words(Figures figures) {
    this.figures = figures;
  }

  String of(Term term) {
    if (!term.figure()) {
      return term.name();
    }
    Value value = figures.value(term);
    if (value instanceof Value.Number number) {
      boolean whole = number.amount() == Math.rint(number.amount());
      return whole ? String.valueOf((long) number.amount()) : String.valueOf(number.amount());
    }
    return Worded.of(value, Language.ENGLISH);
  }

  /** Whether a figure among them is still being computed. */
  boolean isLate(List<Term> terms) {
    return terms.stream().anyMatch(each -> figures.value(each) == Value.State.LATE);
  }

  /** All words from a place on. */
  String rest(List<Term> terms, int from) {
    return terms.stream().skip(from).map(this::of).collect(Collectors.joining(" "));
  }
}
