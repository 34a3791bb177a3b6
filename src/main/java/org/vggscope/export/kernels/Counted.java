package org.vggscope.export.kernels;

import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** What a histogram counts. */
public enum Counted {
  WEIGHTS(
      Texts.key("number of weights"),
      Texts.key("%s to %s: %,d weights"),
      Texts.key("The outermost bars also hold the %,d weights that lie further out.")),
  BIASES(
      Texts.key("number of biases"),
      Texts.key("%s to %s: %,d biases"),
      Texts.key("The outermost bars also hold the %,d biases that lie further out."));

  private final String axis;
  private final String bar;
  private final String beyond;

  Counted(String axis, String bar, String beyond) {
    this.axis = axis;
    this.bar = bar;
    this.beyond = beyond;
  }

  /** Those of a layer that are counted. */
  public Distribution of(LayerKernels kernels) {
    return this == WEIGHTS ? kernels.weights() : kernels.biases();
  }

  /** Whose they are. */
  public String title(LayerKernels kernels) {
    String layer = kernels.layer().name();
    if (this == BIASES) {
      return Texts.of("Biases of %s", layer);
    }
    return kernels.isWhole()
        ? Texts.of("Weights of %s", layer)
        : Texts.of("Weights of unit %d of %s", kernels.firstOutput(), layer);
  }

  /** What the height of a bar is. */
  public String axis() {
    return Texts.of(axis);
  }

  /** What one bar says. */
  public String bar(Distribution of, int bin) {
    return Texts.of(
        bar, Numbers.brief(of.from(bin)), Numbers.brief(of.from(bin + 1)), of.bins()[bin]);
  }

  /** How many lie beyond the ends; empty where none does. */
  public String beyond(Distribution of) {
    return of.beyond() == 0 ? "" : Texts.of(beyond, of.beyond());
  }
}
