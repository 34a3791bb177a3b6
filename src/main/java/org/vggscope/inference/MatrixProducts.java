package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.nio.FloatBuffer;
import org.vggscope.support.Problem;

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

  /** A matrix in the engine's memory, row by row. */
  public final class Matrix implements AutoCloseable {
    private final NDArray array;
    private final int rows;
    private final int columns;

    private Matrix(NDArray array, int rows, int columns) {
      this.array = array;
      this.rows = rows;
      this.columns = columns;
    }

    /** Its numbers, to be read and written in place as long as it is open. */
    public FloatBuffer numbers() {
      return engine.memory().view(array, 0, rows * columns);
    }

    @Override
    public void close() {
      array.close();
    }
  }

  /** A matrix to be filled. */
  public Matrix matrix(int rows, int columns) {
    if ((long) rows * columns > Integer.MAX_VALUE) {
      throw Problem.refused("A matrix of %d x %d is too large to be viewed", rows, columns);
    }
    return new Matrix(manager.create(new Shape(rows, columns), DataType.FLOAT32), rows, columns);
  }

  /**
   * The products of each row of {@code a} with each row of {@code b}, {@code a} times {@code b}
   * transposed.
   *
   * @param a {@code (m, n)}
   * @param b {@code (k, n)}
   * @return {@code (m, k)}
   */
  public Matrix ofRows(Matrix a, Matrix b) {
    if (a.columns != b.columns) {
      throw Problem.refused(
          "Rows of %d numbers have no product with rows of %d", a.columns, b.columns);
    }
    // What a fully connected layer without a bias computes; the engine is at its best there.
    return new Matrix(Linear.linear(a.array, b.array).head(), a.rows, b.rows);
  }

  /** The sum of the products of all numbers at the same places of two matrices of one size. */
  public static double dot(Matrix a, Matrix b) {
    FloatBuffer one = a.numbers();
    FloatBuffer other = b.numbers();
    double sum = 0;
    while (one.hasRemaining()) {
      sum += (double) one.get() * other.get();
    }
    return sum;
  }

  @Override
  public void close() {
    manager.close();
  }
}
