package org.vggscope.explain;

import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.support.Problem;

/**
 * How alike the layers of two networks are on one picture.
 *
 * @param rows layers of the first network
 * @param columns layers of the second network
 * @param values linear CKA of each pair, {@code rows.size()} times {@code columns.size()} numbers
 *     row by row, from 0 to 1; not a number where one of the two says the same everywhere. Not to
 *     be written to
 * @param positions of how many positions each number is, in the same order; not to be written to
 */
public record CkaMatrix(List<Layer> rows, List<Layer> columns, double[] values, int[] positions) {
  public CkaMatrix {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    int size = rows.size() * columns.size();
    if (values.length != size || positions.length != size) {
      throw Problem.refused("%d x %d pairs need %d values", rows.size(), columns.size(), size);
    }
  }

  /** Linear CKA of a row's layer with a column's. */
  public double at(int row, int column) {
    return values[row * columns.size() + column];
  }

  /** Of how many positions that number is. */
  public int positionsAt(int row, int column) {
    return positions[row * columns.size() + column];
  }
}
