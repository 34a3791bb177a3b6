package org.vggscope.cli;

import java.nio.file.Path;
import org.vggscope.cli.ExportView.Takes;
import org.vggscope.explain.EvidenceMethod;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a view of the answer is asked, as a person chooses it in the window. */
final class AnswerOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = EvidenceMethods.class,
      description =
          "Of evidence.heat: grad-cam, guided, integrated or occlusion. Default: grad-cam.")
  private EvidenceMethod method;

  @Option(
      names = "--off",
      paramLabel = "PARTS",
      description =
          "Of evidence.ablation: what is switched off, as channels of layers, and relu for a ReLU:"
              + " \"conv3_2:0 17;conv4_1:relu\".")
  private String off;

  @Option(
      names = "--rank",
      description =
          "Of evidence.ablation: rank the channels of --layer by what the class loses without"
              + " each.")
  private boolean rank;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Of evidence.patches: whose pictures are searched.")
  private Path folder;

  /**
   * Refuses what is missing and what the view knows nothing of.
   *
   * @param layer whether one was given
   * @throws ParameterException when there is any
   */
  void check(ExportView view, boolean layer) {
    refuse(view, Takes.METHOD, method != null);
    refuse(view, Takes.OFF, off != null || rank);
    refuse(view, Takes.FOLDER, folder != null);
    if (folder == null && view.takes(Takes.FOLDER)) {
      throw usage("--view %s needs %s".formatted(view.id(), Takes.FOLDER));
    }
    if (view.takes(Takes.OFF) && rank != layer) {
      throw usage("--rank and --layer go together: the channels of that layer are ranked");
    }
  }

  private void refuse(ExportView view, Takes option, boolean given) {
    if (given && !view.takes(option)) {
      throw usage("--view %s does not take %s".formatted(view.id(), option));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  EvidenceMethod method() {
    return method == null ? EvidenceMethod.GRAD_CAM : method;
  }

  /** What is off, as the window keeps it; empty for nothing. */
  String off() {
    return off == null ? "" : off;
  }

  boolean isRanked() {
    return rank;
  }

  /** Null where the view takes none. */
  Path folder() {
    return folder;
  }
}
