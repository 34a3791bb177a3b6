package org.vggscope.report;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as comma-separated values (RFC 4180), with the names in the first line. */
public final class CsvWriter {
  private static final String END_OF_LINE = "\r\n";

  private CsvWriter() {}

  /** The whole table. */
  public static String text(Table table) {
    return line(table.columns()) + rows(table);
  }

  /** The rows alone, for a table that is printed part after part. */
  public static String rows(Table table) {
    return table.rows().stream().map(CsvWriter::line).collect(Collectors.joining());
  }

  private static String line(List<?> cells) {
    return cells.stream().map(CsvWriter::cell).collect(Collectors.joining(",")) + END_OF_LINE;
  }

  /** Quoted where it must be; what is no number is nothing. */
  private static String cell(Object value) {
    if (value == null || value instanceof Double number && number.isNaN()) {
      return "";
    }
    String field = value.toString();
    boolean plain =
        field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
            && field.equals(field.strip());
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
