package org.vggscope.ui.kernels;

import org.vggscope.text.Texts;

/** The ways to look at a layer's weights. */
enum KernelView {
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

  String title() {
    return Texts.of(title);
  }

  String tip() {
    return Texts.of(tip);
  }
}
