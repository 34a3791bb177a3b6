package org.vggscope.export.kernels;

import org.vggscope.text.Texts;

/** Which weights share one scale of colours. */
public enum KernelScale {
  KERNEL(Texts.key("Scale: kernel")),
  CHANNEL(Texts.key("Scale: channel")),
  LAYER(Texts.key("Scale: layer"));

  private final String title;

  KernelScale(String title) {
    this.title = title;
  }

  /** What it is called where it is chosen. */
  public String title() {
    return Texts.of(title);
  }
}
