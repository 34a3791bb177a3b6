package org.vggscope.export.kernels;

import org.vggscope.text.Texts;

/** The ways to look at a layer's weights. */
public enum KernelView {
  TILES(Texts.key("Kernels"), Texts.key("The kernels of one output channel")),
  MATRIX(
      Texts.key("Matrix"),
      Texts.key("All kernels of the layer, each a square coloured by its norm")),
  DISTRIBUTION(
      Texts.key("Distribution"), Texts.key("How many weights and biases have which value"));

  private final String title;
  private final String tip;

  KernelView(String title, String tip) {
    this.title = title;
    this.tip = tip;
  }

  public String title() {
    return Texts.of(title);
  }

  public String tip() {
    return Texts.of(tip);
  }
}
