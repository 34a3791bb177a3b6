package org.vggscope.weights;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.vggscope.support.Problem;

/**
 * The arrays of a batch normalisation, one number a channel (gamma and beta may be null: 1 and 0),
 * which is folded into the layer beside it when that is read: {@code x * factor + shift} is linear,
 * as the layer is.
 */
record BatchNormalization(
    StoredTensor gamma, StoredTensor beta, StoredTensor mean, StoredTensor variance) {

  List<StoredTensor> tensors() {
    return Stream.of(gamma, beta, mean, variance).filter(Objects::nonNull).toList();
  }

  /**
   * What it does to each channel.
   *
   * @param factors what it multiplies by: {@code gamma / sqrt(variance + epsilon)}
   * @param means what it takes away before
   * @param addends what it adds after
   */
  record Folded(float[] factors, float[] means, float[] addends) {
    /**
     * Folds it into weights whose outputs it normalises.
     *
     * @param firstRow the output of the first weight
     * @param row weights of an output
     */
    void scaleOutputs(FloatBuffer weights, int start, int firstRow, int row) {
      for (int at = start; at < weights.position(); at++) {
        weights.put(at, weights.get(at) * factors[firstRow + (at - start) / row]);
      }
    }

    /** Folds it into weights that read what it normalises, all of an output's after another's. */
    void scaleInputs(FloatBuffer weights, int start) {
      for (int at = start; at < weights.position(); at++) {
        weights.put(at, weights.get(at) * factors[(at - start) % factors.length]);
      }
    }

    /** The bias of a layer whose output it normalises. */
    void shiftOutputs(float[] bias) {
      for (int i = 0; i < bias.length; i++) {
        bias[i] = (float) (((double) bias[i] - means[i]) * factors[i] + addends[i]);
      }
    }

    /** What an output adds up of the shift of each input, with the weights as they are stored. */
    float sumOfShifts(FloatBuffer weights) {
      double sum = 0;
      for (int i = 0; i < factors.length; i++) {
        sum += weights.get(i) * (addends[i] - (double) means[i] * factors[i]);
      }
      return (float) sum;
    }
  }

  /**
   * Reads it.
   *
   * @param epsilon what is added to each variance
   */
  Folded read(double epsilon) throws IOException {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new WeightFileException(Problem.of("its batch normalisation adds %s", epsilon));
    }
    float[] variances = LayerReader.vector(variance);
    float[] factors = new float[variances.length];
    Arrays.fill(factors, 1);
    factors = gamma == null ? factors : LayerReader.vector(gamma);
    for (int i = 0; i < factors.length; i++) {
      if (variances[i] < 0) {
        throw new WeightFileException(
            Problem.of("%s holds the negative variance %s", variance.name(), variances[i]));
      }
      factors[i] = (float) (factors[i] / Math.sqrt(variances[i] + epsilon));
    }
    float[] addends = beta == null ? new float[factors.length] : LayerReader.vector(beta);
    return new Folded(factors, LayerReader.vector(mean), addends);
  }
}
