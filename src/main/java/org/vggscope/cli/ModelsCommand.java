package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vggscope.report.JsonWriter;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.PublishedFile;
import org.vggscope.weights.UserFolders;
import org.vggscope.weights.download.DownloadRequest;
import org.vggscope.weights.download.DownloadedFile;
import org.vggscope.weights.download.Mirror;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code models}: the catalogue. */
@Command(
    name = "models",
    description = "List the models that the program knows by name.",
    footer = {
      "",
      "Bundled models are ready; 'download ID' gets the others.",
      "",
      "Examples:",
      "  models",
      "  models --format json",
      "  models --published",
      ""
    })
final class ModelsCommand implements Callable<Integer> {
  private static final List<Boolean> FLUSH_RIGHT =
      List.of(false, false, false, true, true, true, true, false);

  private static final int PERCENT = 100;

  private final Console console;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat format;

  @Option(
      names = "--published",
      description =
          "In place of them, files that others publish and this program opens: where they are, and"
              + " size and checksum where they can be cited.")
  private boolean published;

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (published) {
      printPublished();
      return ExitStatus.GOOD;
    }
    List<CatalogEntry> entries = ModelCatalog.bundled().entries();
    if (format == ReportFormat.JSON) {
      ArrayNode array = JsonWriter.object().arrayNode();
      entries.forEach(entry -> array.add(json(entry)));
      console.print(JsonWriter.text(array));
    } else {
      List<List<String>> rows = new ArrayList<>();
      rows.add(
          List.of(
              "ID", "TITLE", "CONFIGURATION", "CLASSES", "INPUT", "PARAMETERS", "SIZE", "STATE"));
      entries.forEach(entry -> rows.add(row(entry)));
      Text.table(rows, FLUSH_RIGHT).forEach(line -> console.out().print(line + "\n"));
      console.flush();
    }
    return ExitStatus.GOOD;
  }

  private void printPublished() throws IOException {
    List<PublishedFile> files = ModelCatalog.published();
    if (format == ReportFormat.JSON) {
      ArrayNode array = JsonWriter.object().arrayNode();
      for (PublishedFile file : files) {
        ObjectNode node = array.addObject();
        node.put("file", file.file());
        node.put("title", file.title());
        node.put("format", file.format());
        node.put("preprocessing", file.preprocessing());
        node.put("source", file.source());
        node.put("size", file.size().orElse(null));
        node.put("checksum", file.checksum().orElse(null));
        node.put("checksumFrom", file.checksumFrom().orElse(null));
      }
      console.print(JsonWriter.text(array));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("FILE", "TITLE", "PREPROCESSING", "SIZE", "CHECKSUM", "SOURCE"));
    for (PublishedFile file : files) {
      rows.add(
          List.of(
              file.file(),
              file.title(),
              file.preprocessing(),
              file.size().map(Text::bytes).orElse("-"),
              file.checksum().orElse("-"),
              file.source()));
    }
    Text.table(rows, List.of(false, false, false, true, false, false))
        .forEach(line -> console.out().print(line + "\n"));
    console.flush();
  }

  private static List<String> row(CatalogEntry entry) {
    return List.of(
        entry.id(),
        entry.title(),
        entry.architecture().configuration(),
        String.valueOf(entry.architecture().classes()),
        String.valueOf(entry.architecture().inputSize()),
        Text.count(entry.architecture().parameters()),
        Text.bytes(entry.size()),
        state(entry));
  }

  private static String state(CatalogEntry entry) {
    if (entry.bundled()) {
      return "bundled";
    }
    if (entry.isAvailable()) {
      return "downloaded";
    }
    long part = DownloadedFile.partialBytes(request(entry));
    return part == 0 ? "not downloaded" : PERCENT * part / entry.size() + " % downloaded";
  }

  private static DownloadRequest request(CatalogEntry entry) {
    return DownloadRequest.of(entry, Mirror.NONE, UserFolders.ofUser());
  }

  private static ObjectNode json(CatalogEntry entry) {
    ObjectNode node = JsonWriter.object();
    node.put("id", entry.id());
    node.put("title", entry.title());
    node.put("configuration", entry.architecture().configuration());
    entry.architecture().widths().forEach(node.putArray("widths")::add);
    entry.architecture().hidden().forEach(node.putArray("hidden")::add);
    node.put("classes", entry.architecture().classes());
    node.put("inputSize", entry.architecture().inputSize());
    node.put("parameters", entry.architecture().parameters());
    node.put("preprocessing", entry.preprocessing().name());
    node.put("file", entry.file());
    node.put("size", entry.size());
    node.put("sha256", entry.sha256());
    node.put("source", entry.source());
    node.put("licence", entry.licence());
    node.put("bundled", entry.bundled());
    node.put("available", entry.isAvailable());
    node.put("path", entry.bundled() ? null : entry.localFile().toString());
    node.put("partialBytes", entry.bundled() ? 0 : DownloadedFile.partialBytes(request(entry)));
    return node;
  }
}
