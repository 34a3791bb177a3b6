package org.vggscope.weights;

import java.util.Map;
import org.vggscope.support.Phrase;

/** What an array is to its layer. */
enum Part {
  WEIGHT(Phrase.of("weight")),
  BIAS(Phrase.of("bias")),
  /** Batch normalisation's factor. */
  GAMMA(Phrase.of("gamma")),
  /** Batch normalisation's addend. */
  BETA(Phrase.of("beta")),
  MEAN(Phrase.of("mean")),
  VARIANCE(Phrase.of("variance"));

  /** The last words of keys, whoever wrote them. */
  static final Map<String, Part> WORDS =
      Map.ofEntries(
          Map.entry("weight", WEIGHT),
          Map.entry("weights", WEIGHT),
          Map.entry("W", WEIGHT),
          Map.entry("0", WEIGHT),
          Map.entry("kernel", WEIGHT),
          Map.entry("bias", BIAS),
          Map.entry("biases", BIAS),
          Map.entry("b", BIAS),
          Map.entry("1", BIAS),
          Map.entry("gamma", GAMMA),
          Map.entry("beta", BETA),
          Map.entry("running_mean", MEAN),
          Map.entry("moving_mean", MEAN),
          Map.entry("running_var", VARIANCE),
          Map.entry("moving_var", VARIANCE),
          Map.entry("moving_variance", VARIANCE));

  private final Phrase title;

  Part(Phrase title) {
    this.title = title;
  }

  /** For people. */
  Phrase title() {
    return title;
  }

  /** What the word means in the keys of a batch normalisation, where a weight is a factor. */
  Part ofNormalization() {
    return switch (this) {
      case WEIGHT -> GAMMA;
      case BIAS -> BETA;
      default -> this;
    };
  }
}
