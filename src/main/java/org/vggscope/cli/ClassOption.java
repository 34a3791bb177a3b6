package org.vggscope.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vggscope.model.Labels;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which class is asked about. */
final class ClassOption {
  private static final int NAMED = 5;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description =
          "The class: its index, its WordNet id or a name of it. Default: the one that the network"
              + " puts first on each picture.")
  private String wanted;

  /** Whether one was asked for. */
  boolean isGiven() {
    return wanted != null;
  }

  /**
   * The index of the class.
   *
   * @return null when none was chosen
   * @throws ParameterException when there is none, or more than one
   */
  Integer index(Labels labels) {
    return wanted == null ? null : index(spec, wanted, labels);
  }

  /**
   * The index of a class by its index, its WordNet id or a name of it.
   *
   * @throws ParameterException when there is none, or more than one
   */
  static int index(CommandSpec spec, String wanted, Labels labels) {
    if (wanted.matches("\\d{1,9}")) {
      int index = Integer.parseInt(wanted);
      if (index >= labels.size()) {
        throw usage(spec, wanted, "has the classes 0 to " + (labels.size() - 1));
      }
      return index;
    }
    int byId = labels.indexOfId(wanted);
    if (byId >= 0 && !wanted.isEmpty()) {
      return byId;
    }
    List<Integer> found =
        IntStream.range(0, labels.size()).boxed().filter(i -> named(labels, i, wanted)).toList();
    if (found.isEmpty()) {
      found = wanted.isBlank() ? List.of() : labels.search(wanted);
    }
    if (found.isEmpty()) {
      throw usage(spec, wanted, "knows none of that index, WordNet id or name");
    }
    if (found.size() > 1) {
      throw usage(
          spec,
          wanted,
          "knows %d of that name: %s%s"
              .formatted(
                  found.size(),
                  found.stream()
                      .limit(NAMED)
                      .map(i -> "%d %s".formatted(i, labels.name(i)))
                      .collect(Collectors.joining("; ")),
                  found.size() > NAMED ? "; ..." : ""));
    }
    return found.get(0);
  }

  /** Whether one of the class's names is just what was asked for. */
  private static boolean named(Labels labels, int index, String wanted) {
    return Arrays.stream(labels.name(index).split(","))
        .anyMatch(name -> name.strip().equalsIgnoreCase(wanted.strip()));
  }

  private static ParameterException usage(CommandSpec spec, String wanted, String what) {
    return new ParameterException(
        spec.commandLine(), "--class %s: the network %s".formatted(wanted, what));
  }
}
