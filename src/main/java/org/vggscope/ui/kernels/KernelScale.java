package org.vggscope.ui.kernels;

/** Which weights share one scale of colours. */
enum KernelScale {
  KERNEL("kernel"),
  CHANNEL("channel"),
  LAYER("layer");

  private final String title;

  KernelScale(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
