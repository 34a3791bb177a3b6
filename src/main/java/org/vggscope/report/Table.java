package org.vggscope.report;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Rows of numbers and words under names that stay: {@code receptive_field}.
 *
 * @param columns the names
 * @param rows each with a cell for every column; null where there is nothing
 */
public record Table(List<String> columns, List<List<Object>> rows) {
  public Table {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableList(rows);
  }

  /**
   * A table of so many rows that each is made anew when it is asked for.
   *
   * @param count how many
   * @param row makes the one at an index, from 0, with a cell for every column
   */
  public static Table of(List<String> columns, int count, IntFunction<List<Object>> row) {
    return new Table(
        columns,
        new AbstractList<>() {
          @Override
          public List<Object> get(int index) {
            return row.apply(Objects.checkIndex(index, count));
          }

          @Override
          public int size() {
            return count;
          }
        });
  }

  /** A table without rows, to be filled. */
  public static Builder of(String... columns) {
    return new Builder(List.of(columns));
  }

  /** A table that is being filled. */
  public static final class Builder {
    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    private Builder(List<String> columns) {
      this.columns = columns;
    }

    /**
     * Adds a row.
     *
     * @param cells words, numbers, truth values, or null for nothing
     * @throws IllegalArgumentException when there is not one for every column
     */
    public Builder row(Object... cells) {
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            "A row of %d cells under %d columns".formatted(cells.length, columns.size()));
      }
      rows.add(Collections.unmodifiableList(Arrays.asList(cells.clone())));
      return this;
    }

    public Table build() {
      return new Table(columns, rows);
    }
  }
}
