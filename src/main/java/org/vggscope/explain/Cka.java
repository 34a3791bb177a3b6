package org.vggscope.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.MatrixProducts;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Shape;

/**
 * Linear centred kernel alignment of layers (Kornblith, Norouzi, Lee and Hinton, "Similarity of
 * Neural Network Representations Revisited", 2019, Section 3), with the positions of one picture's
 * maps as the samples and the channels as the features:
 *
 * <p>{@code CKA(X, Y) = |YᵀX|² / (|XᵀX| |YᵀY|)}, the norms being Frobenius's, {@code X (positions,
 * channels)} and {@code Y (positions, other channels)} having the mean of each column taken away.
 * It is 1 for a layer with itself, and unchanged when the channels are rotated or all scaled alike.
 *
 * <p>Every position counts. Maps of different sizes are made equal by averaging both down to the
 * smaller height and width ({@link PooledMap}). Layers with a single position, as the fully
 * connected ones at the trained size, have nothing to be compared over and are left out. Few
 * positions make any two layers look alike: with fewer positions than channels a number says
 * little, which is why {@link CkaMatrix#positionsAt} is there.
 */
public final class Cka {
  private final Analysis first;
  private final Analysis second;
  private final BooleanSupplier cancelled;
  private final List<Layer> rows;
  private final List<Layer> columns;
  private final double[] values;
  private final int[] positions;

  /** A place in the matrix. */
  private record Cell(int row, int column) {}

  /** Rows and columns of maps. */
  private record Size(int height, int width) {
    int area() {
      return height * width;
    }
  }

  private Cka(Analysis first, Analysis second, BooleanSupplier cancelled) {
    this.first = first;
    this.second = second;
    this.cancelled = cancelled;
    this.rows = comparable(first);
    this.columns = comparable(second);
    this.values = new double[rows.size() * columns.size()];
    this.positions = new int[values.length];
  }

  /** The layers that have positions to be compared over. */
  private static List<Layer> comparable(Analysis analysis) {
    Activations activations = analysis.activations();
    return activations.layers().stream()
        .filter(layer -> activations.shape(layer).area() > 1)
        .filter(layer -> layer.kind() != LayerKind.FULLY_CONNECTED || !analysis.ranked().isEmpty())
        .toList();
  }

  /**
   * Compares every layer of one network with every layer of the other one, on the picture that both
   * were asked about.
   *
   * @param progress told the share that is done, 0 to 1
   * @param cancelled asked between pairs
   * @throws CancellationException when cancelled
   */
  public static CkaMatrix of(
      Analysis first, Analysis second, DoubleConsumer progress, BooleanSupplier cancelled) {
    return new Cka(first, second, cancelled).compute(progress);
  }

  private CkaMatrix compute(DoubleConsumer progress) {
    Map<Size, List<Cell>> bySize = cellsBySize();
    double total = 0;
    for (Map.Entry<Size, List<Cell>> entry : bySize.entrySet()) {
      for (Cell cell : entry.getValue()) {
        total += cost(entry.getKey(), cell);
      }
    }
    double done = 0;
    try (MatrixProducts products = MatrixProducts.besides(first.activations())) {
      for (Map.Entry<Size, List<Cell>> entry : bySize.entrySet()) {
        Size size = entry.getKey();
        Map<Layer, LayerFeatures> right = new HashMap<>();
        LayerFeatures left = null;
        int row = -1;
        for (Cell cell : entry.getValue()) {
          if (cancelled.getAsBoolean()) {
            throw new CancellationException();
          }
          if (cell.row != row) {
            close(left);
            row = cell.row;
            left = features(products, first, rows.get(row), size);
          }
          LayerFeatures other =
              right.computeIfAbsent(
                  columns.get(cell.column), layer -> features(products, second, layer, size));
          int index = cell.row * columns.size() + cell.column;
          values[index] = left.alignment(other);
          positions[index] = size.area();
          done += cost(size, cell);
          progress.accept(done / total);
        }
        close(left);
        right.values().forEach(LayerFeatures::close);
      }
    }
    return new CkaMatrix(rows, columns, values, positions);
  }

  private static void close(LayerFeatures features) {
    if (features != null) {
      features.close();
    }
  }

  /** The pairs, by the size at which they are compared: maps are averaged once for each size. */
  private Map<Size, List<Cell>> cellsBySize() {
    Map<Size, List<Cell>> cells = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      Shape here = first.activations().shape(rows.get(row));
      for (int column = 0; column < columns.size(); column++) {
        Shape there = second.activations().shape(columns.get(column));
        Size size =
            new Size(
                Math.min(here.height(), there.height()), Math.min(here.width(), there.width()));
        cells.computeIfAbsent(size, key -> new ArrayList<>()).add(new Cell(row, column));
      }
    }
    return cells;
  }

  private double cost(Size size, Cell cell) {
    return (double) size.area() * rows.get(cell.row).outputs() * columns.get(cell.column).outputs();
  }

  private static LayerFeatures features(
      MatrixProducts products, Analysis analysis, Layer layer, Size size) {
    Shape shape = analysis.activations().shape(layer);
    return new LayerFeatures(
        products,
        analysis.activations().numbers(layer),
        shape.channels(),
        shape.area(),
        new PooledMap(shape.height(), shape.width(), size.height, size.width),
        size.area());
  }
}
