package org.vggscope.cli;

import java.io.IOException;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In which language something is written, whose command speaks English. */
final class LanguageOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private Language language = Language.ENGLISH;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Of the words in what is written: en or zh. Default: en.")
  void set(String name) {
    language =
        Language.named(name)
            .orElseThrow(
                () -> new ParameterException(spec.commandLine(), "--language is en or zh"));
  }

  /** Something that is done in a language. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** Does something in the language that was asked for; what is said of it is English again. */
  void speak(Work work) throws IOException {
    Language before = Texts.language();
    Texts.speak(language);
    try {
      work.run();
    } finally {
      Texts.speak(before);
    }
  }
}
