package org.vggscope.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vggscope.support.Problem;

/**
 * Files that hold one network several times over, as training leaves them: the weights, their
 * running mean ({@code model_ema}), those of the best epoch. One of them is opened.
 *
 * @param all what the states are called, in the file's order; empty when there is one only
 * @param taken the one that is opened; empty as well then
 * @param table the arrays of that one
 */
record SeveralStates(List<String> all, String taken, TensorTable table) {
  /**
   * Chooses a state.
   *
   * @param wanted what it is called; null for the first
   * @throws WeightFileException when there is none of that name
   */
  static SeveralStates choose(TensorTable table, String wanted) throws WeightFileException {
    List<String> all = states(table);
    if (all.size() < 2 && wanted == null) {
      return new SeveralStates(List.of(), "", table);
    }
    String taken =
        wanted == null
            ? all.get(0)
            : all.stream()
                .filter(state -> state.equals(wanted) || state.startsWith(wanted + "."))
                .findFirst()
                .orElseThrow(
                    () ->
                        new WeightFileException(
                            Problem.of(
                                all.isEmpty()
                                    ? "holds no state '%s'; it has one network only"
                                    : "holds no state '%s'; it has %s",
                                Messages.quote(wanted),
                                String.join(", ", all))));
    List<StoredTensor> own =
        table.tensors().stream()
            .filter(tensor -> tensor.name().startsWith(taken + "."))
            .map(tensor -> tensor.named(tensor.name().substring(taken.length() + 1)))
            .toList();
    TensorTable only = new TensorTable(table.container(), own, table.metadata());
    return new SeveralStates(all, taken, only);
  }

  /** Weights and biases of the smallest network there is, AlexNet's convolutions. */
  private static final int FEWEST_ARRAYS = 10;

  /** What stands before the same array of a network where a file has it more than once. */
  private static List<String> states(TensorTable table) {
    for (NameScheme scheme : NameScheme.values()) {
      Map<String, Set<String>> prefixes = new LinkedHashMap<>();
      for (StoredTensor tensor : table.tensors()) {
        NameScheme.Slot slot = scheme.anywhere(tensor.name());
        if (slot != null && !NamedTensors.OPTIMIZERS.matcher(slot.prefix()).find()) {
          prefixes
              .computeIfAbsent(slot.module() + " " + slot.part(), key -> new LinkedHashSet<>())
              .add(slot.prefix());
        }
      }
      Set<String> several = new LinkedHashSet<>();
      prefixes.values().stream().filter(found -> found.size() > 1).forEach(several::addAll);
      // A block of a network that has the same names as the next one is no network.
      several.removeIf(
          prefix ->
              prefixes.values().stream().filter(found -> found.contains(prefix)).count()
                  < FEWEST_ARRAYS);
      // What has no name of its own cannot be told from the others.
      if (several.size() > 1 && several.stream().allMatch(prefix -> prefix.endsWith("."))) {
        List<String> states = new ArrayList<>();
        several.forEach(prefix -> states.add(prefix.substring(0, prefix.length() - 1)));
        return states;
      }
    }
    return List.of();
  }
}
