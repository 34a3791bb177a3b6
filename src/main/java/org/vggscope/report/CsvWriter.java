package org.vggscope.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as comma-separated values (RFC 4180), with the names in the first line. */
public final class CsvWriter {
  private static final String END_OF_LINE = "\r\n";

  private CsvWriter() {}

  /** The whole table. */
  public static String text(Table table) {
    return line(table.columns()) + rows(table);
  }

  /** Writes the whole table in UTF-8 and leaves the stream open; it may have millions of rows. */
  public static void write(Table table, OutputStream stream) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    writer.write(line(table.columns()));
    for (List<Object> row : table.rows()) {
      writer.write(line(row));
    }
    writer.flush();
  }

  /** The whole table with tabs in between, as spreadsheets take it from the clipboard. */
  public static String tabbed(Table table) {
    return Stream.concat(Stream.of(table.columns()), table.rows().stream())
        .map(CsvWriter::tabbed)
        .collect(Collectors.joining("\n"));
  }

  private static String tabbed(List<?> cells) {
    return cells.stream()
        .map(cell -> isNothing(cell) ? "" : cell.toString().replaceAll("[\\t\\r\\n]+", " "))
        .collect(Collectors.joining("\t"));
  }

  /** The rows alone, for a table that is printed part after part. */
  public static String rows(Table table) {
    return table.rows().stream().map(CsvWriter::line).collect(Collectors.joining());
  }

  private static String line(List<?> cells) {
    return cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",")) + END_OF_LINE;
  }

  private static boolean isNothing(Object value) {
    return value == null || value instanceof Number number && Double.isNaN(number.doubleValue());
  }

  /** Quoted where it must be; what is no number is nothing. */
  private static String cell(Object value) {
    if (isNothing(value)) {
      return "";
    }
    String field = value.toString();
    boolean plain =
        field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
            && field.equals(field.strip());
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
