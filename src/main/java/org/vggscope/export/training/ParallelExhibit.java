package org.vggscope.export.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Swatch;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.ShardTrial;

/**
 * What crosses between devices when the batch is split and when the weights are.
 *
 * @param figures layer by layer
 * @param run whose network it is; null for one that is open
 * @param trial a batch of the run that was cut; null for none
 */
public record ParallelExhibit(ParallelFigures figures, RunRecord run, ShardTrial trial)
    implements Exhibit {
  private static final double WIDTH = 720;
  private static final double GAP = 16;

  @Override
  public String name() {
    return "parallel-%d-devices".formatted(figures.plan().devices());
  }

  @Override
  public About about() {
    About about = run == null ? RunAbout.program() : RunAbout.of(run);
    return about
        .with("planned", figures.network().name())
        .with("input", figures.network().input().toString())
        .with("batch", figures.plan().batch())
        .with("devices", figures.plan().devices());
  }

  @Override
  public Figure figure(Look look) {
    Sheet sheet =
        new Sheet(
            Texts.of("Data or model parallel, over %d devices", figures.plan().devices()),
            run == null ? "" : RunAbout.words(run),
            about());
    sheet.add(wrapped(ParallelTexts.subject(figures)));
    ParallelTexts.answer(figures).forEach(sentence -> sheet.add(wrapped(sentence)));
    sheet.add(legend());
    if (!figures.rows(true).isEmpty()) {
      sheet.add(wrapped(ParallelTexts.drawnConvolutions(figures))).add(drawing(true));
    }
    if (!figures.rows(false).isEmpty()) {
      sheet.add(wrapped(ParallelTexts.drawnConnected(figures))).add(drawing(false));
    }
    sheet.add(TextTable.of(ParallelEntries.heads(), cells(), -1));
    sheet.add(Words.wrapped(ParallelTexts.rule(), Words.SMALL, WIDTH));
    if (trial != null) {
      sheet
          .add(wrapped(ShardTexts.sentence(trial)))
          .add(TextTable.of(ShardTexts.heads(), ShardTexts.rows(trial), -1));
    }
    return sheet.figure(look);
  }

  private static Words wrapped(String sentence) {
    return Words.wrapped(sentence, Words.PLAIN, WIDTH);
  }

  private DeviceRow drawing(boolean byData) {
    return new DeviceRow(WIDTH, figures.plan().devices(), byData, figures.strength(byData));
  }

  private static Block legend() {
    return Block.row(
        GAP,
        List.of(
            new Swatch(DeviceRow.WEIGHTS, Texts.of("weights on the device")),
            new Swatch(DeviceRow.PICTURES, Texts.of("pictures on the device")),
            Words.small(Texts.of("what crosses: the wider, the more bytes a device"))));
  }

  private List<List<String>> cells() {
    return ParallelEntries.of(figures).stream().map(ParallelEntries.Entry::cells).toList();
  }

  @Override
  public Table table() {
    return figures.table();
  }

  /** The rows, and of a batch that was cut its {@code shards}, their sum and the whole. */
  @Override
  public ObjectNode json() {
    ObjectNode node = Exhibit.super.json();
    if (trial != null) {
      ObjectNode cut = node.putObject("trial");
      cut.put("step", trial.step());
      ArrayNode shards = cut.putArray("shards");
      trial.shards().forEach(shards::addPOJO);
      cut.putPOJO("summed", trial.summed());
      cut.putPOJO("whole", trial.whole());
      cut.put("difference", trial.difference());
    }
    return node;
  }
}
