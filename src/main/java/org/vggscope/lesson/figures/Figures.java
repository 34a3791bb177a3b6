package org.vggscope.lesson.figures;

import java.util.List;
import org.vggscope.lesson.Term;
import org.vggscope.session.Session;

/**
 * Computes figures from what is open. What takes a while is asked of the engine, and is late until
 * it comes. Use it from the window's thread.
 */
public final class Figures implements AutoCloseable {
  private final Open open;
  private final Bench bench;
  private final List<Group> groups;

  /**
   * @param changed told when a figure that was late has come
   */
  public Figures(Session session, Runnable changed) {
    this.open = new Open(session);
    this.bench = new Bench(session, changed);
    this.groups =
        List.of(
            new ArithmeticFigures(),
            new NetworkFigures(),
            new PaperFigures(),
            new PictureFigures(),
            new ActivationFigures(bench),
            new UnitFigures(bench),
            new AblationFigures(bench),
            new PreprocessingFigures(bench),
            new EvidenceFigures(bench),
            new PairFigures(bench),
            new RunFigures(),
            new PlanFigures(),
            new StartFigures(bench));
  }

  /** Forgets what is about something else than what is open now. */
  public void refresh() {
    bench.refresh();
  }

  /** What a figure is now, or a word that stands for itself. */
  public Value value(Term term) {
    if (!term.figure()) {
      return word(term.name());
    }
    if (term.name().equals("largest-of") || term.name().equals("smallest-of")) {
      return extreme(term);
    }
    try {
      Arguments given = new Arguments(term.arguments().stream().map(this::value).toList(), open);
      for (Group group : groups) {
        Value value = group.value(term.name(), given);
        if (value != null) {
          return isNumber(value) ? value : Value.State.NONE;
        }
      }
      return Value.State.NONE;
    } catch (NotThere e) {
      return e.state();
    }
  }

  /** The name of the layer whose figure is the largest or the smallest, of equals the first. */
  private Value extreme(Term term) {
    String figure = term.arguments().get(0).name();
    boolean largest = term.name().equals("largest-of");
    Value best = Value.State.NONE;
    double bestAmount = Double.NaN;
    for (Term layer : term.arguments().subList(1, term.arguments().size())) {
      Value value = value(new Term(figure, List.of(layer), true));
      if (value instanceof Value.State) {
        return value;
      }
      double amount = new Arguments(List.of(value), open).number(0);
      if (Double.isNaN(bestAmount) || (largest ? amount > bestAmount : amount < bestAmount)) {
        bestAmount = amount;
        best = value(new Term("layer-name", List.of(layer), true));
      }
    }
    return best;
  }

  private static boolean isNumber(Value value) {
    return !(value instanceof Value.Number number && Double.isNaN(number.amount()))
        && !(value instanceof Value.Share share && Double.isNaN(share.share()));
  }

  private static Value word(String word) {
    return word.matches("-?\\d{1,15}(\\.\\d+)?")
        ? new Value.Number(Double.parseDouble(word))
        : Value.Name.of(word);
  }

  /** Asks no more. */
  @Override
  public void close() {
    bench.close();
  }
}
