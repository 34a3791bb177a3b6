package org.vggscope.training.own;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Finds the least value of a smooth convex function by L-BFGS (Nocedal and Wright, "Numerical
 * Optimization", 2006, Algorithm 7.5), with steps that are halved until the value falls enough.
 */
final class Lbfgs {
  private static final int MEMORY = 10;
  private static final int MOST_HALVINGS = 40;

  /** Of the fall that the slope promises, so much is enough. */
  private static final double ENOUGH = 1e-4;

  private Lbfgs() {}

  /** A function of many numbers. */
  @FunctionalInterface
  interface Function {
    /**
     * @param at where
     * @param gradient is filled
     * @return the value
     */
    double at(double[] at, double[] gradient);
  }

  /** A step, what the gradient changed by on it, and one over their product. */
  private record Pair(double[] step, double[] change, double inverse) {}

  /**
   * Goes down from a place until the gradient is small.
   *
   * @param at where to begin; ends where it is least
   * @param tolerance the largest part of the gradient that is small enough
   * @param cancelled asked before each iteration
   * @return iterations
   * @throws CancellationException when cancelled
   */
  static int minimise(
      Function function,
      double[] at,
      int mostIterations,
      double tolerance,
      BooleanSupplier cancelled) {
    Deque<Pair> pairs = new ArrayDeque<>();
    double[] gradient = new double[at.length];
    double value = function.at(at, gradient);
    for (int iteration = 0; iteration < mostIterations; iteration++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      if (largest(gradient) <= tolerance) {
        return iteration;
      }
      double[] direction = direction(pairs, gradient);
      double slope = dot(direction, gradient);
      double length = pairs.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
      double[] next = new double[at.length];
      double[] nextGradient = new double[at.length];
      double nextValue = Double.POSITIVE_INFINITY;
      int halvings = 0;
      for (; halvings < MOST_HALVINGS; halvings++, length /= 2) {
        for (int i = 0; i < at.length; i++) {
          next[i] = at[i] + length * direction[i];
        }
        nextValue = function.at(next, nextGradient);
        if (nextValue <= value + ENOUGH * length * slope) {
          break;
        }
      }
      if (halvings == MOST_HALVINGS) {
        // No number below is told apart from this one.
        return iteration;
      }
      remember(pairs, difference(next, at), difference(nextGradient, gradient));
      System.arraycopy(next, 0, at, 0, at.length);
      gradient = nextGradient;
      value = nextValue;
    }
    return mostIterations;
  }

  private static void remember(Deque<Pair> pairs, double[] step, double[] change) {
    double product = dot(step, change);
    if (product > 0) {
      if (pairs.size() == MEMORY) {
        pairs.removeLast();
      }
      pairs.addFirst(new Pair(step, change, 1 / product));
    }
  }

  private static double[] direction(Deque<Pair> pairs, double[] gradient) {
    double[] q = gradient.clone();
    double[] shares = new double[pairs.size()];
    int index = 0;
    for (Pair pair : pairs) {
      shares[index] = pair.inverse * dot(pair.step, q);
      add(q, -shares[index++], pair.change);
    }
    double scale = -1;
    if (!pairs.isEmpty()) {
      Pair newest = pairs.getFirst();
      scale = -1 / (newest.inverse * dot(newest.change, newest.change));
    }
    for (int i = 0; i < q.length; i++) {
      q[i] *= scale;
    }
    // Down in the signs of a descent: what is added turns its sign, too.
    for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
      Pair pair = oldest.next();
      double share = pair.inverse * dot(pair.change, q);
      add(q, -shares[--index] - share, pair.step);
    }
    return q;
  }

  private static double largest(double[] numbers) {
    double most = 0;
    for (double each : numbers) {
      most = Math.max(most, Math.abs(each));
    }
    return most;
  }

  private static double norm(double[] numbers) {
    return Math.sqrt(dot(numbers, numbers));
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static void add(double[] to, double times, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static double[] difference(double[] one, double[] other) {
    double[] difference = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = one[i] - other[i];
    }
    return difference;
  }
}
