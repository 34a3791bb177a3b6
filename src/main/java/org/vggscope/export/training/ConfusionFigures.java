package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vggscope.report.Table;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.record.RunEpoch;

/**
 * A confusion matrix and what it says, without a window.
 *
 * @param epoch after which it was made
 * @param step after which it was made
 * @param names of the classes
 * @param counts {@code [class][answer]}, row by row
 */
public record ConfusionFigures(int epoch, long step, List<String> names, int[] counts) {
  /** Chance goes so many deviations above its mean now and then. */
  private static final double DEVIATIONS = 2;

  /** What the matrix says of the network. */
  public enum Verdict {
    /** No picture was asked. */
    EMPTY,
    /** All pictures are of one class: there is nothing to tell apart. */
    ONE_CLASS,
    /** Every picture gets the same answer. */
    ONE_ANSWER,
    /** It is right no more often than chance. */
    CHANCE,
    /** It has learned something. */
    LEARNS
  }

  /**
   * Pictures of a class that got the answer of another.
   *
   * @param right the class
   * @param answer what it was taken for
   * @param count how many
   * @param all pictures of the class
   */
  public record Confusion(int right, int answer, int count, int all) {}

  /**
   * Of an epoch.
   *
   * @param known names of the classes; where there are too few, the rest have their number
   */
  public static ConfusionFigures of(RunEpoch epoch, List<String> known) {
    int classes = epoch.confusion().size();
    List<String> names = new ArrayList<>();
    int[] counts = new int[classes * classes];
    for (int row = 0; row < classes; row++) {
      names.add(row < known.size() ? known.get(row) : String.valueOf(row));
      List<Integer> answers = epoch.confusion().get(row);
      for (int column = 0; column < Math.min(classes, answers.size()); column++) {
        counts[row * classes + column] = answers.get(column);
      }
    }
    return new ConfusionFigures(epoch.epoch(), epoch.step(), List.copyOf(names), counts);
  }

  /**
   * The last epoch that ended at a step or before it; null when none did.
   *
   * @param step null for the newest
   */
  public static RunEpoch last(List<RunEpoch> epochs, Long step) {
    RunEpoch last = null;
    for (RunEpoch epoch : epochs) {
      if (step == null || epoch.step() <= step) {
        last = epoch;
      }
    }
    return last;
  }

  public int classes() {
    return names.size();
  }

  /** Pictures of a class that got an answer. */
  public int count(int right, int answer) {
    return counts[right * classes() + answer];
  }

  /** Pictures of a class. */
  public int of(int right) {
    int sum = 0;
    for (int answer = 0; answer < classes(); answer++) {
      sum += count(right, answer);
    }
    return sum;
  }

  /** Share of a class's pictures that got an answer, 0 to 1; NaN when it has none. */
  public double share(int right, int answer) {
    int all = of(right);
    return all == 0 ? Double.NaN : (double) count(right, answer) / all;
  }

  /** How much of a class is right, in words. */
  public String rightShare(int right) {
    double share = share(right, right);
    return Double.isNaN(share) ? "–" : Numbers.percent(share);
  }

  /** All pictures that were asked. */
  public long all() {
    long sum = 0;
    for (int each : counts) {
      sum += each;
    }
    return sum;
  }

  /** Those that were answered rightly. */
  public long right() {
    long sum = 0;
    for (int i = 0; i < classes(); i++) {
      sum += count(i, i);
    }
    return sum;
  }

  /** Share of all pictures that were answered rightly, 0 to 1; NaN without any. */
  public double accuracy() {
    return all() == 0 ? Double.NaN : (double) right() / all();
  }

  /** Accuracy of a guess. */
  public double chance() {
    return 1.0 / classes();
  }

  /** What guessing hardly ever exceeds on so many pictures. */
  public double mostByChance() {
    return chance() + DEVIATIONS * Math.sqrt(chance() * (1 - chance()) / all());
  }

  /** The only answer that was given; -1 when there were several, or none. */
  public int onlyAnswer() {
    int only = -1;
    for (int answer = 0; answer < classes(); answer++) {
      if (answers(answer) > 0) {
        if (only >= 0) {
          return -1;
        }
        only = answer;
      }
    }
    return only;
  }

  private long answers(int answer) {
    long sum = 0;
    for (int right = 0; right < classes(); right++) {
      sum += count(right, answer);
    }
    return sum;
  }

  /** The only class that has pictures; -1 when there are several, or none. */
  public int onlyClass() {
    int only = -1;
    for (int right = 0; right < classes(); right++) {
      if (of(right) > 0) {
        if (only >= 0) {
          return -1;
        }
        only = right;
      }
    }
    return only;
  }

  /** What it says of the network. */
  public Verdict verdict() {
    if (all() == 0) {
      return Verdict.EMPTY;
    }
    if (onlyClass() >= 0) {
      return Verdict.ONE_CLASS;
    }
    if (onlyAnswer() >= 0) {
      return Verdict.ONE_ANSWER;
    }
    return accuracy() > mostByChance() ? Verdict.LEARNS : Verdict.CHANCE;
  }

  /**
   * What is taken for what, the most frequent first.
   *
   * @param most how many at most
   */
  public List<Confusion> confusions(int most) {
    List<Confusion> confusions = new ArrayList<>();
    for (int right = 0; right < classes(); right++) {
      int all = of(right);
      for (int answer = 0; answer < classes(); answer++) {
        if (answer != right && count(right, answer) > 0) {
          confusions.add(new Confusion(right, answer, count(right, answer), all));
        }
      }
    }
    // Stable: of equal ones the earlier class stays first.
    confusions.sort(Comparator.comparingInt(Confusion::count).reversed());
    return List.copyOf(confusions.subList(0, Math.min(most, confusions.size())));
  }

  /** A line for each cell, as it is saved. */
  public Table table() {
    Table.Builder table =
        Table.of("epoch", "step", "class", "answer", "count", "class_count", "share");
    for (int right = 0; right < classes(); right++) {
      int all = of(right);
      for (int answer = 0; answer < classes(); answer++) {
        table.row(
            epoch,
            step,
            names.get(right),
            names.get(answer),
            count(right, answer),
            all,
            all == 0 ? null : share(right, answer));
      }
    }
    return table.build();
  }
}
