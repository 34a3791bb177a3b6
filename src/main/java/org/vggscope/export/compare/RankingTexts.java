package org.vggscope.export.compare;

import org.vggscope.model.MergedRanking;
import org.vggscope.session.NetworkNames;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;

/** What two networks answered to a picture, in words. */
public final class RankingTexts {
  private RankingTexts() {}

  /** Whether they agree. */
  public static String verdict(MergedRanking ranking, NetworkNames names) {
    if (ranking.first() == null || ranking.second() == null) {
      String lacking = ranking.first() == null ? names.first() : names.second();
      return Texts.of("%s has no fully connected layers, so it names no classes.", lacking);
    }
    String first = PredictionFormat.name(ranking.first());
    String apart = Numbers.percent(ranking.distance());
    return ranking.isSameFirst()
        ? Texts.of(
            "Both put “%s” first; %s of the probability lies on different classes.", first, apart)
        : Texts.of(
            "They differ: %s says “%s”, %s says “%s”; %s of the probability lies on different"
                + " classes.",
            names.first(), first, names.second(), PredictionFormat.name(ranking.second()), apart);
  }

  /**
   * How the list is made.
   *
   * @param cutOtherwise whether the networks see different parts of the picture
   */
  public static String note(MergedRanking ranking, boolean cutOtherwise) {
    String text = Texts.of("The first five of either network, by the mean of both probabilities.");
    if (!ranking.isSameClasses()) {
      String other =
          Texts.of(
              "The networks have other classes: %d of them are the same by WordNet id, a class that"
                  + " one lacks counts 0 there.",
              ranking.sharedClasses());
      text = Texts.of("%s %s", text, other);
    }
    if (cutOtherwise) {
      String cut = Texts.of("Each network sees the picture as its own preprocessing cuts it.");
      text = Texts.of("%s %s", text, cut);
    }
    return text;
  }

  /** {@code 4 → 2 ▲2}: at the first network, at the second, and by how much it is higher there. */
  public static String ranks(MergedRanking.Row row) {
    String first = row.first() == null ? "–" : String.valueOf(row.first().rank());
    String second = row.second() == null ? "–" : String.valueOf(row.second().rank());
    int change = row.rankChange();
    String arrow = change == 0 ? "" : (change < 0 ? " ▲" : " ▼") + Math.abs(change);
    return first + " → " + second + arrow;
  }
}
