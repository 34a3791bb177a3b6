package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.training.RateSchedule;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.Steer;

/**
 * A cut of the rate by 10.
 *
 * @param step steps made before it
 * @param byHand whether somebody made it, not the schedule
 */
public record RateCut(long step, boolean byHand) {
  private static final double CUT = 10;

  /** A rate that fell by less was not cut; it is never exactly 10 in floating point. */
  private static final double LEAST = 5;

  /** All cuts of a run, those by hand first, each kind in the order of its steps. */
  public static List<RateCut> of(RunRecord run) {
    List<RateCut> cuts = new ArrayList<>();
    run.byHand().stream()
        .filter(done -> done.what() == Steer.CUT)
        .forEach(done -> cuts.add(new RateCut(done.step(), true)));
    if (run.recipe().schedule().kind() == RateSchedule.Kind.COSINE) {
      // It comes down by itself, at its end faster than by 10 from one step to the next.
      return cuts;
    }
    List<RateCut> byHand = List.copyOf(cuts);
    for (int i = 1; i < run.points().size(); i++) {
      RunPoint before = run.points().get(i - 1);
      RunPoint after = run.points().get(i);
      if (before.rate() < LEAST * after.rate()) {
        continue;
      }
      long hands =
          byHand.stream()
              .filter(cut -> cut.step >= before.step() && cut.step < after.step())
              .count();
      if (before.rate() >= LEAST * after.rate() * Math.pow(CUT, hands)) {
        cuts.add(new RateCut(before.step(), false));
      }
    }
    return cuts;
  }

  /** The steps of those of a kind. */
  public static List<Double> steps(List<RateCut> cuts, boolean byHand) {
    return cuts.stream()
        .filter(cut -> cut.byHand == byHand)
        .map(cut -> (double) cut.step)
        .distinct()
        .toList();
  }
}
