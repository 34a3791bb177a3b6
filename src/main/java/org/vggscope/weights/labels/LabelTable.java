package org.vggscope.weights.labels;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vggscope.model.Labels;
import org.vggscope.support.ProblemException;

/** CSV, with a header or without. Names may have commas, and then stand in quotes. */
final class LabelTable {
  private static final Set<String> INDEX =
      Set.of(
          "index", "idx", "id", "class_id", "class_index", "label_id", "number", "class", "label");
  private static final Set<String> WORDNET =
      Set.of("wnid", "wordnet", "wordnet_id", "synset", "synset_id", "wordnetid");
  private static final Set<String> NAME =
      Set.of("name", "names", "class_name", "label_name", "classname", "words", "description");

  private LabelTable() {}

  /**
   * Reads a table.
   *
   * @return null when the text is none
   */
  static Labels parse(String text, List<String> lines) throws ProblemException {
    if (lines.get(0).indexOf(',') < 0) {
      return null;
    }
    List<List<String>> rows = rows(text);
    if (rows == null || rows.isEmpty()) {
      return null;
    }
    List<String> header =
        rows.get(0).stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    boolean titled =
        header.stream().anyMatch(LabelTable::isTitle) && header.stream().noneMatch(Named::isId);
    int name = titled ? column(header, NAME) : -1;
    int index = titled ? column(header, INDEX) : -1;
    int id = titled ? column(header, WORDNET) : -1;
    if (titled && name < 0) {
      // "index,label": what is no number is the name.
      name = firstOther(header.size(), index, id);
    }
    List<List<String>> body = titled ? rows.subList(1, rows.size()) : rows;
    if (!titled) {
      int[] told = untitled(body);
      if (told == null) {
        return null;
      }
      index = told[0];
      id = told[1];
      name = told[2];
    }
    if (name < 0) {
      return null;
    }
    boolean counted = index >= 0 && isCounted(body, index);
    if (index >= 0 && !counted && id < 0) {
      // ImageNet's ids under a title that numbers have as well.
      id = index;
    }
    Named named = new Named();
    for (List<String> row : body) {
      String called = row.get(name);
      String wordnet = id < 0 ? "" : row.get(id).strip();
      if (counted) {
        named.add(Integer.parseInt(row.get(index).strip()), wordnet, called);
      } else {
        named.add(wordnet, called);
      }
    }
    return named.labels();
  }

  private static boolean isTitle(String cell) {
    return INDEX.contains(cell) || WORDNET.contains(cell) || NAME.contains(cell);
  }

  private static int column(List<String> header, Set<String> titles) {
    for (int i = 0; i < header.size(); i++) {
      if (titles.contains(header.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static int firstOther(int columns, int one, int other) {
    for (int i = columns - 1; i >= 0; i--) {
      if (i != one && i != other) {
        return i;
      }
    }
    return one;
  }

  /** Columns of number, id and name where no header says so; null when there is no table. */
  private static int[] untitled(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int index = -1;
    int id = -1;
    for (int i = 0; i < columns; i++) {
      int column = i;
      if (index < 0 && isCounted(rows, column)) {
        index = column;
      } else if (id < 0 && rows.stream().allMatch(row -> Named.isId(row.get(column).strip()))) {
        id = column;
      }
    }
    int name = firstOther(columns, index, id);
    return (index < 0 && id < 0) || name == index || name == id
        ? null
        : new int[] {index, id, name};
  }

  private static boolean isCounted(List<List<String>> rows, int column) {
    return rows.stream().allMatch(row -> row.get(column).strip().matches("[0-9]{1,7}"));
  }

  /** All rows, or null when they are not of one length. */
  private static List<List<String>> rows(String text) {
    CsvMapper mapper = new CsvMapper();
    mapper.enable(CsvParser.Feature.WRAP_AS_ARRAY);
    mapper.enable(CsvParser.Feature.SKIP_EMPTY_LINES);
    List<List<String>> rows = new ArrayList<>();
    try (MappingIterator<String[]> found = mapper.readerFor(String[].class).readValues(text)) {
      while (found.hasNext()) {
        List<String> row = List.of(found.next());
        if (row.size() < 2 || !rows.isEmpty() && row.size() != rows.get(0).size()) {
          return null;
        }
        rows.add(row);
      }
    } catch (IOException | RuntimeException e) {
      // Commas alone make no table.
      return null;
    }
    return rows;
  }
}
