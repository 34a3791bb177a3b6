package org.vggscope.cli;

import java.util.List;
import org.vggscope.model.Prediction;

/**
 * Results as comma-separated values (RFC 4180): a line a class, the picture repeated. A picture
 * that failed has one line with no class and the error in the last column.
 */
final class CsvResults implements ResultWriter {
  private static final String END_OF_LINE = "\r\n";

  private final Console console;

  CsvResults(Console console) {
    this.console = console;
    print(
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
            List.of(
                result.image(),
                result.model(),
                result.preprocessing(),
                milliseconds(result),
                String.valueOf(prediction.rank()),
                String.valueOf(prediction.index()),
                prediction.id(),
                prediction.label(),
                String.valueOf(prediction.logit()),
                String.valueOf(prediction.probability()),
                ""));
      }
    }
    console.flush();
  }

  private static String milliseconds(Result result) {
    return String.valueOf(Json.milliseconds(result.milliseconds()));
  }

  private void print(List<String> fields) {
    console
        .out()
        .print(String.join(",", fields.stream().map(CsvResults::quote).toList()) + END_OF_LINE);
  }

  private static String quote(String field) {
    boolean plain =
        field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
            && field.equals(field.strip());
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() {
    console.out().flush();
  }
}
