package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.likes.LikesAnswer.Liked;
import org.vggscope.explain.likes.LikesRequest;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Median;

/** Says what pictures do that were made, and beside them the best of a folder. */
final class LikesPrinter {
  private final Console console;
  private final ReportFormat format;

  LikesPrinter(Console console, ReportFormat format) {
    this.console = console;
    this.format = format;
  }

  /**
   * @param best the best of a folder, null where none was given
   * @param output where the pictures were written, null for nowhere
   */
  void print(String model, LikesRequest request, List<Liked> liked, TopPatches best, Path output)
      throws IOException {
    if (format == ReportFormat.JSON) {
      console.print(JsonWriter.text(json(model, request, liked, best, output)));
    } else {
      console.print(text(model, request, liked, best));
    }
  }

  private static String channels(Liked liked) {
    return liked.objective().channels().keySet().stream()
        .map(String::valueOf)
        .collect(Collectors.joining("+"));
  }

  /** The hardest that a picture of the folder drives a channel; 0 for a dead one. */
  private static double best(Liked liked, TopPatches best) {
    int channel = liked.objective().channels().keySet().iterator().next();
    return best.best(channel).isEmpty() ? 0 : best.best(channel).get(0).activation();
  }

  private static List<Integer> dead(List<Liked> liked, TopPatches best) {
    return liked.stream()
        .filter(each -> best(each, best) == 0)
        .map(each -> each.objective().channels().keySet().iterator().next())
        .toList();
  }

  /** How many times harder each is driven than by the best picture, without the dead ones. */
  private static List<Double> ratios(List<Liked> liked, TopPatches best) {
    return liked.stream()
        .filter(each -> best(each, best) > 0)
        .map(each -> each.drive().value() / best(each, best))
        .toList();
  }

  private static String text(
      String model, LikesRequest request, List<Liked> liked, TopPatches best) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s  %s  %d x %d pixels, %d steps, seed %d\n\n"
            .formatted(
                model,
                request.layer().name(),
                request.side(),
                request.side(),
                request.steps(),
                request.seed()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        best == null
            ? List.of("channel", "drive", "at")
            : List.of("channel", "drive", "at", "best picture", "ratio"));
    for (Liked each : liked) {
      List<String> row = new ArrayList<>();
      row.add(channels(each));
      row.add(number(each.drive().value()));
      row.add("%d,%d".formatted(each.drive().at().y(), each.drive().at().x()));
      if (best != null) {
        double rival = best(each, best);
        row.add(rival == 0 ? "dead" : number(rival));
        row.add(rival == 0 ? "" : number(each.drive().value() / rival));
      }
      rows.add(row);
    }
    Text.table(rows, rows.get(0).stream().map(name -> true).toList())
        .forEach(line -> text.append(line).append('\n'));
    if (best != null) {
      List<Double> ratios = ratios(liked, best);
      if (!ratios.isEmpty()) {
        text.append(
            "\nHarder than the best of %d pictures: %d of %d channels, median ratio %s\n"
                .formatted(best.asked(), harder(ratios), ratios.size(), number(median(ratios))));
      }
      List<Integer> dead = dead(liked, best);
      if (!dead.isEmpty()) {
        text.append(
            "Dead, driven by none of them: %s\n"
                .formatted(dead.stream().map(String::valueOf).collect(Collectors.joining(" "))));
      }
    }
    return text.toString();
  }

  private static int harder(List<Double> ratios) {
    return (int) ratios.stream().filter(ratio -> ratio > 1).count();
  }

  private static double median(List<Double> ratios) {
    return Median.of(ratios.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static ObjectNode json(
      String model, LikesRequest request, List<Liked> liked, TopPatches best, Path output) {
    ObjectNode node = JsonWriter.object();
    node.put("model", model);
    node.put("layer", request.layer().name());
    node.put("size", request.side());
    node.put("steps", request.steps());
    node.put("seed", request.seed());
    if (output != null) {
      node.put("output", output.toString());
    }
    ArrayNode pictures = node.putArray("pictures");
    for (Liked each : liked) {
      ObjectNode picture = pictures.addObject();
      ObjectNode channels = picture.putObject("channels");
      each.objective().channels().forEach((channel, w) -> channels.put(String.valueOf(channel), w));
      picture.put("y", each.drive().at().y());
      picture.put("x", each.drive().at().x());
      picture.put("drive", each.drive().value());
      if (best != null) {
        double rival = best(each, best);
        picture.put("best", rival);
        if (rival > 0) {
          picture.put("ratio", each.drive().value() / rival);
        }
      }
    }
    if (best != null) {
      List<Double> ratios = ratios(liked, best);
      node.put("asked", best.asked());
      node.put("skipped", best.skipped());
      node.put("harder", harder(ratios));
      node.put("alive", ratios.size());
      if (!ratios.isEmpty()) {
        node.put("medianRatio", median(ratios));
      }
      ArrayNode dead = node.putArray("dead");
      dead(liked, best).forEach(dead::add);
    }
    return node;
  }
}
