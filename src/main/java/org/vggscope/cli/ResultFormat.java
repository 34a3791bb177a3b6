package org.vggscope.cli;

import java.util.Locale;

/** How results are printed. */
enum ResultFormat {
  TEXT,
  JSON,
  CSV;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
