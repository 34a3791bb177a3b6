package org.vggscope.export.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vggscope.explain.AblationEffect;
import org.vggscope.explain.AblationEffect.Change;
import org.vggscope.explain.AblationRanking;
import org.vggscope.explain.AblationRanking.Entry;
import org.vggscope.export.About;
import org.vggscope.export.Bars;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Shares;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Layer;
import org.vggscope.model.Prediction;
import org.vggscope.report.Figure;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;

/**
 * What a network answers with parts of it switched off, and what each channel of a layer is worth.
 *
 * @param effect what is off and what became of the answer
 * @param layers of the network, in the order of the forward pass
 * @param ranking what a class loses without each channel alone; null where nobody asked
 * @param origin where the numbers come from, which may take long to say
 */
public record AblationExhibit(
    AblationEffect effect, List<Layer> layers, AblationRanking ranking, Supplier<About> origin)
    implements Exhibit {
  private static final double COLUMN = 200;
  private static final double BAR = 90;
  private static final double GAP = 36;
  private static final double LINES = 8;
  private static final double RANKED_BAR = 70;

  /** Ranked channels stand in so many rows for each column of them. */
  private static final double ROWS_A_COLUMN = 15;

  public AblationExhibit {
    layers = List.copyOf(layers);
  }

  @Override
  public String name() {
    return ranking == null ? "ablation" : "ablation-%s".formatted(ranking.layer().name());
  }

  /** With what is off and, of a ranking, the class as the whole network sees it. */
  @Override
  public About about() {
    About about = origin.get().with("off", OffText.of(effect.ablation()));
    if (ranking == null) {
      return about;
    }
    Prediction asked = asked();
    return about
        .with("layer", ranking.layer().name())
        .with("index", asked.index())
        .with("id", asked.id())
        .with("label", asked.label())
        .with("logit", ranking.logit())
        .with("probability", ranking.probability());
  }

  private Prediction asked() {
    return effect.before().stream()
        .filter(prediction -> prediction.index() == ranking.classIndex())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    List<Off> off = Off.of(effect.ablation(), layers);
    boolean whole = off.isEmpty();
    Block answers =
        Block.row(
            GAP,
            List.of(
                answers(
                    Texts.of("Whole network"),
                    effect.topBefore(),
                    Change::before,
                    change -> whole ? "" : AblationTexts.now(change)),
                answers(
                    Texts.of("With this off"),
                    effect.topAfter(),
                    Change::after,
                    change -> whole ? "" : AblationTexts.was(change))));
    String parts =
        whole
            ? Texts.of("Nothing is switched off.")
            : off.stream().map(Off::text).collect(Collectors.joining(" · "));
    Sheet sheet =
        new Sheet(
                Texts.of("Ablation"),
                "%s · %s".formatted(about.text("picture"), about.text("model")),
                about)
            .add(answers)
            .add(
                Block.column(
                    LINES,
                    List.of(
                        Words.plain(AblationTexts.off(off.size())).coloured(Look::faint),
                        Words.wrapped(parts, Words.PLAIN, answers.width()))));
    if (ranking != null) {
      String title = "%s · %s".formatted(ranking.layer().name(), PredictionFormat.name(asked()));
      sheet
          .add(Words.heading(title))
          .add(
              Words.plain(
                      Texts.of(
                          "Each channel, and how much the logit of %s falls without it.",
                          Numbers.brief(ranking.logit())))
                  .coloured(Look::faint))
          .add(channels());
    }
    return sheet.figure(look);
  }

  private static Block answers(
      String title,
      List<Change> changes,
      Function<Change, Prediction> which,
      Function<Change, String> said) {
    List<Shares.Share> shares = new ArrayList<>();
    for (Change change : changes) {
      Prediction prediction = which.apply(change);
      shares.add(
          new Shares.Share(
              "%d  %s".formatted(prediction.rank(), PredictionFormat.name(prediction)),
              said.apply(change),
              prediction.probability(),
              Numbers.percent(prediction.probability()),
              Look::accent));
    }
    return Block.column(
        LINES, List.of(Words.plain(title).coloured(Look::faint), new Shares(shares, BAR, COLUMN)));
  }

  /** All channels, column after column, on one scale. */
  private Block channels() {
    List<Bars.Bar> bars =
        ranking.entries().stream()
            .map(
                entry ->
                    new Bars.Bar(
                        String.valueOf(entry.channel()),
                        entry.logitDrop(),
                        Numbers.brief(entry.logitDrop())))
            .toList();
    Bars all = Bars.of(bars, RANKED_BAR);
    int columns = (int) Math.ceil(Math.sqrt(bars.size() / ROWS_A_COLUMN));
    int rows = (bars.size() + columns - 1) / columns;
    List<Block> blocks = new ArrayList<>();
    for (int first = 0; first < bars.size(); first += rows) {
      blocks.add(
          new Bars(
              bars.subList(first, Math.min(bars.size(), first + rows)),
              RANKED_BAR,
              all.least(),
              all.most()));
    }
    return Block.row(GAP, blocks);
  }

  /** A line a channel where they are ranked; else a line a class. */
  @Override
  public Table table() {
    return ranking == null ? classes() : ranked();
  }

  /** All classes, the most probable for the whole network first. */
  private Table classes() {
    Map<Integer, Prediction> after = new HashMap<>();
    effect.after().forEach(prediction -> after.put(prediction.index(), prediction));
    Table.Builder table =
        Table.of(
            "index",
            "id",
            "label",
            "rank",
            "logit",
            "probability",
            "rank_after",
            "logit_after",
            "probability_after");
    for (Prediction before : effect.before()) {
      Prediction now = after.get(before.index());
      table.row(
          before.index(),
          before.id(),
          before.label(),
          before.rank(),
          before.logit(),
          before.probability(),
          now.rank(),
          now.logit(),
          now.probability());
    }
    return table.build();
  }

  /** The channel that lowers the class's logit most comes first. */
  private Table ranked() {
    Table.Builder table =
        Table.of("rank", "channel", "logit", "probability", "logit_drop", "probability_drop");
    int rank = 1;
    for (Entry entry : ranking.entries()) {
      table.row(
          rank++,
          entry.channel(),
          entry.logit(),
          entry.probability(),
          entry.logitDrop(),
          entry.probabilityDrop());
    }
    return table.build();
  }

  /** With the {@code classes}, too, where the rows are channels. */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    if (ranking != null) {
      JsonWriter.addRows(node.putArray("classes"), classes());
    }
    return node;
  }
}
