package org.vggscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.explain.AgreementReport;
import org.vggscope.inference.Agreement;
import org.vggscope.model.Prediction;
import org.vggscope.report.CsvWriter;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Problem;

/** Prints how far two networks agree. */
final class AgreementPrinter {
  private static final int LISTED = 20;

  private AgreementPrinter() {}

  /**
   * @param ids what the two networks are called
   */
  static void print(Console console, ResultFormat format, List<String> ids, Agreement agreement)
      throws IOException {
    switch (format) {
      case TEXT -> text(ids, agreement).forEach(line -> console.out().print(line + "\n"));
      case JSON ->
          console.print(
              JsonWriter.text(
                  AgreementReport.json(ids, agreement)
                      .put("peakResidentBytes", ProcessMemory.peakResidentBytes())));
      case CSV -> console.print(CsvWriter.text(AgreementReport.table(ids, agreement)));
    }
    console.flush();
  }

  private static List<String> text(List<String> ids, Agreement agreement) {
    int images = agreement.answers().size();
    List<String> lines = new ArrayList<>();
    lines.add("models         %s, %s".formatted(ids.get(0), ids.get(1)));
    lines.add("pictures       " + images);
    lines.add(
        images == 0
            ? "same first     none"
            : String.format(
                Locale.ROOT,
                "same first     %d (%.2f %%)",
                agreement.sameFirst(),
                100 * agreement.share()));
    lines.add("skipped        " + agreement.failures().size());
    List<Agreement.Answer> different =
        agreement.answers().stream().filter(answer -> !answer.sameFirst()).toList();
    if (!different.isEmpty()) {
      lines.add("");
      lines.add("apart  picture: " + ids.get(0) + " / " + ids.get(1));
      for (Agreement.Answer answer : different.subList(0, Math.min(LISTED, different.size()))) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%4.0f %%  %s: %s / %s",
                100 * answer.distance(),
                Problem.oneLine(answer.picture().toString()),
                name(answer.first()),
                name(answer.second())));
      }
      if (different.size() > LISTED) {
        lines.add("and %d more; csv and json list all".formatted(different.size() - LISTED));
      }
    }
    return lines;
  }

  private static String name(Prediction prediction) {
    return String.format(
        Locale.ROOT,
        "%s %.0f %%",
        prediction.label().split(", ", 2)[0],
        100 * prediction.probability());
  }
}
