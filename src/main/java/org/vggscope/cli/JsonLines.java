package org.vggscope.cli;

import java.io.IOException;

/** Results as one JSON object a line, each as soon as its picture is done. */
final class JsonLines implements ResultWriter {
  private final boolean assumed;
  private final Console console;

  JsonLines(boolean assumed, Console console) {
    this.assumed = assumed;
    this.console = console;
  }

  @Override
  public void write(Result result) throws IOException {
    console.out().print(JsonResults.node(result, assumed) + "\n");
    console.flush();
  }

  @Override
  public void close() throws IOException {
    console.flush();
  }
}
