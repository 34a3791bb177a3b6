package org.vggscope.session.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.training.DataSet;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;

/**
 * A training that is to begin.
 *
 * @param data the pictures, see {@link DataSet#open}
 * @param network which network
 * @param recipe how
 * @param startFrom a file whose layers are taken over, or null
 */
public record NewTraining(String data, NetworkChoice network, Recipe recipe, Path startFrom) {
  /** As the command line's {@code train} has it. */
  List<String> arguments(Path recipeFile, Path run) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                DataSet.place(data),
                "--network",
                network.name(),
                "--width",
                String.valueOf(network.width()),
                "--recipe",
                recipeFile.toString(),
                "--output",
                run.toString()));
    if (network.normalized()) {
      arguments.add("--batch-norm");
    }
    if (startFrom != null) {
      arguments.addAll(List.of("--start-from", startFrom.toString()));
    }
    return arguments;
  }
}
