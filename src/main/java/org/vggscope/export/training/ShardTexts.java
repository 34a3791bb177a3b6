package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.text.Texts;
import org.vggscope.training.ShardTrial;

/** One batch cut over devices, in words. */
public final class ShardTexts {
  private static final int SHOWN = 16;

  private ShardTexts() {}

  /** What stands over the rows; nothing over their names. */
  public static List<String> heads() {
    return List.of("", Texts.of("Pictures"), Texts.of("Loss"), Texts.of("Norm of the gradients"));
  }

  /** A row a shard, as far as they are shown, then their sum, then the whole batch. */
  public static List<List<String>> rows(ShardTrial trial) {
    List<List<String>> rows = new ArrayList<>();
    for (ShardTrial.Part part : trial.shards()) {
      if (rows.size() < SHOWN) {
        rows.add(row(Texts.of("Device %d", rows.size() + 1), part));
      }
    }
    rows.add(row(Texts.of("Summed"), trial.summed()));
    rows.add(row(Texts.of("The whole batch"), trial.whole()));
    return rows;
  }

  private static List<String> row(String name, ShardTrial.Part part) {
    return List.of(
        name,
        Texts.of("%d to %d", part.from() + 1, part.to()),
        String.format(Locale.ROOT, "%.5f", part.loss()),
        String.format(Locale.ROOT, "%.5f", part.gradientNorm()));
  }

  /** That the shards' sum is the whole. */
  public static String sentence(ShardTrial trial) {
    return Texts.of(
        "At step %,d: the gradients of %d shards, summed, are those of the whole batch to"
            + " within %s of the largest. Norms do not add up, for shards pull in different"
            + " directions.",
        trial.step(),
        trial.shards().size(),
        String.format(Locale.ROOT, "%.0e", trial.difference()));
  }
}
