package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;

/**
 * Products of matrices of float32, computed by the engine, for what would take Java's own loops
 * minutes. Closing it frees all its matrices. Use it from one thread at a time.
 */
public final class MatrixProducts implements AutoCloseable {
  private final ComputeEngine engine;
  private final NDManager manager;

  private MatrixProducts(ComputeEngine engine) {
    this.engine = engine;
    this.manager = engine.newManager();
  }

  /** Products computed by the engine that computed those activations. */
  public static MatrixProducts besides(Activations activations) {
    return new MatrixProducts(activations.engine());
  }

  /** A matrix in the engine's memory. */
  public static final class Matrix implements AutoCloseable {
    private final NDArray array;
    private final int rows;

    private Matrix(NDArray array, int rows) {
      this.array = array;
      this.rows = rows;
    }

    @Override
    public void close() {
      array.close();
    }
  }

  /**
   * Copies a matrix into the engine.
   *
   * @param values {@code rows * columns} numbers, row by row
   */
  public Matrix matrix(float[] values, int rows, int columns) {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          "%d x %d needs %d values, not %d"
              .formatted(rows, columns, rows * columns, values.length));
    }
    NDArray array = manager.create(new Shape(rows, columns), DataType.FLOAT32);
    engine.memory().view(array, 0, values.length).put(values);
    return new Matrix(array, rows);
  }

  /**
   * The products of each row of {@code a} with each row of {@code b}, {@code a} times {@code b}
   * transposed.
   *
   * @param a {@code (m, n)}
   * @param b {@code (k, n)}
   * @return {@code (m, k)} row by row
   */
  public float[] ofRows(Matrix a, Matrix b) {
    // What a fully connected layer without a bias computes; the engine is at its best there.
    try (NDArray product = Linear.linear(a.array, b.array).head()) {
      float[] values = engine.memory().copy(product);
      if (values.length != a.rows * b.rows) {
        throw new IllegalStateException("The engine gave a product of another size");
      }
      return values;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
