package org.vggscope.export.training;

import java.util.Map;
import org.vggscope.export.About;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Versions;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;

/** What is said of a run before its numbers. */
final class RunAbout {
  private RunAbout() {}

  /** Which program, which run, and what that trains on what, and how. */
  static About of(RunRecord run) {
    return program()
        .with("run", run.name())
        .with("data", run.setup().data())
        .with("network", JsonWriter.tree(run.setup().network()))
        .with("recipe", JsonWriter.tree(run.recipe()))
        .with("steps", run.steps());
  }

  /** Of numbers that are no run's. */
  static About program() {
    return new About(Map.of("program", new Versions().program()));
  }

  /** The same for people. */
  static String words(RunRecord run) {
    return Texts.of(
        "%s on %s, recipe %s", StateTexts.title(run), run.setup().data(), run.recipe().name());
  }
}
