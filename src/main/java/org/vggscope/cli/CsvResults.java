package org.vggscope.cli;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.inference.Csv;
import org.vggscope.model.Prediction;

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
    print(
        "evaluation",
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
  }

  @Override
  public void write(Result result) {
    if (result.predictions() == null) {
      print(
          result.evaluation(),
          List.of(
              result.image(),
              result.model(),
              result.preprocessing(),
              milliseconds(result),
              "",
              "",
              "",
              "",
              "",
              "",
              result.error()));
    } else {
      for (Prediction prediction : result.predictions()) {
        print(
            result.evaluation(),
            List.of(
                result.image(),
                result.model(),
                result.preprocessing(),
                milliseconds(result),
                String.valueOf(prediction.rank()),
                String.valueOf(prediction.index()),
                prediction.id(),
                prediction.label(),
                Double.isNaN(prediction.logit()) ? "" : String.valueOf(prediction.logit()),
                String.valueOf(prediction.probability()),
                ""));
      }
    }
    console.flush();
  }

  private static String milliseconds(Result result) {
    return String.valueOf(Json.milliseconds(result.milliseconds()));
  }

  private void print(String evaluation, List<String> others) {
    List<String> fields = new ArrayList<>(others);
    if (evaluated) {
      fields.add(evaluation == null ? "" : evaluation);
    }
    console.out().print(Csv.line(fields));
  }

  @Override
  public void close() {
    console.out().flush();
  }
}
