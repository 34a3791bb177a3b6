package org.vggscope.cli;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.model.Prediction;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;

/**
 * Results as comma-separated values (RFC 4180): a line a class, the picture repeated. A picture
 * that failed has one line with no class and the error in the last column. Where an evaluation was
 * asked for it stands after the error, so that columns keep their places.
 */
final class CsvResults implements ResultWriter {
  private final Console console;
  private final boolean evaluated;

  CsvResults(boolean evaluated, Console console) {
    this.console = console;
    this.evaluated = evaluated;
    console.print(CsvWriter.text(table().build()));
  }

  private Table.Builder table() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "image",
                "model",
                "preprocessing",
                "milliseconds",
                "rank",
                "index",
                "id",
                "label",
                "logit",
                "probability",
                "error"));
    if (evaluated) {
      columns.add("evaluation");
    }
    return Table.of(columns.toArray(String[]::new));
  }

  @Override
  public void write(Result result) {
    Table.Builder table = table();
    if (result.predictions() == null) {
      add(table, result, null);
    } else {
      result.predictions().forEach(prediction -> add(table, result, prediction));
    }
    console.print(CsvWriter.rows(table.build()));
  }

  private void add(Table.Builder table, Result result, Prediction prediction) {
    boolean none = prediction == null;
    List<Object> cells = new ArrayList<>();
    cells.add(result.image());
    cells.add(result.model());
    cells.add(result.preprocessing());
    cells.add(JsonWriter.milliseconds(result.milliseconds()));
    cells.add(none ? null : prediction.rank());
    cells.add(none ? null : prediction.index());
    cells.add(none ? null : prediction.id());
    cells.add(none ? null : prediction.label());
    cells.add(none ? null : prediction.logit());
    cells.add(none ? null : prediction.probability());
    cells.add(none ? result.error() : null);
    if (evaluated) {
      cells.add(result.evaluation());
    }
    table.row(cells.toArray());
  }

  @Override
  public void close() {
    console.out().flush();
  }
}
