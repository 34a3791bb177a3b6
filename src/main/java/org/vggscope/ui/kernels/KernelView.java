package org.vggscope.ui.kernels;

/** The ways to look at a layer's weights. */
enum KernelView {
  TILES("Kernels", "The kernels of one output channel"),
  MATRIX("Matrix", "All kernels of the layer, each a square coloured by its norm"),
  DISTRIBUTION("Distribution", "How many weights and biases have which value");

  private final String title;
  private final String tip;

  KernelView(String title, String tip) {
    this.title = title;
    this.tip = tip;
  }

  String title() {
    return title;
  }

  String tip() {
    return tip;
  }
}
