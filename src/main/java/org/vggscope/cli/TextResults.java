package org.vggscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.model.Prediction;
import org.vggscope.support.Problem;

/** Results for people: a paragraph a picture. One that failed is on standard error only. */
final class TextResults implements ResultWriter {
  private static final List<Boolean> FLUSH_RIGHT = List.of(true, true, true, false, false);

  private final boolean assumed;
  private final Console console;
  private boolean first = true;

  TextResults(boolean assumed, Console console) {
    this.assumed = assumed;
    this.console = console;
  }

  @Override
  public void write(Result result) {
    if (result.predictions() == null) {
      return;
    }
    StringBuilder text = new StringBuilder(first ? "" : "\n");
    first = false;
    text.append(
        String.format(
            Locale.ROOT,
            "%s  (%s, preprocessing %s%s, %.1f ms)\n",
            Problem.oneLine(result.image()),
            result.model(),
            result.preprocessing() + (assumed ? " (assumed)" : ""),
            result.evaluation() == null ? "" : ", evaluation " + result.evaluation(),
            result.milliseconds()));
    List<List<String>> rows = new ArrayList<>();
    for (Prediction prediction : result.predictions()) {
      rows.add(
          List.of(
              "  " + prediction.rank(),
              String.format(Locale.ROOT, "%.2f %%", 100 * prediction.probability()),
              Double.isNaN(prediction.logit())
                  ? ""
                  : String.format(Locale.ROOT, "%.3f", prediction.logit()),
              prediction.id(),
              prediction.label()));
    }
    Text.table(rows, FLUSH_RIGHT).forEach(line -> text.append(line).append("\n"));
    console.out().print(text);
    console.flush();
  }

  @Override
  public void close() {
    console.out().flush();
  }
}
