package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.report.Table;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.training.ParallelPlan;
import org.vggscope.training.ParallelPlan.Row;
import org.vggscope.training.RunRecord;

/**
 * What crosses between devices, of the convolutions and of the fully connected layers.
 *
 * @param network whose
 * @param plan layer by layer
 */
public record ParallelFigures(NetworkSpec network, ParallelPlan plan) {
  public static final int LEAST_DEVICES = 2;
  public static final int MOST_DEVICES = 64;

  /** Pictures of a step where no run says it; as in the paper. */
  public static final int BATCH = 256;

  private static final Shape SMALL = new Shape(3, 32, 32);

  /** A network and the pictures of a step. */
  public record Question(NetworkSpec network, int batch) {
    public ParallelFigures over(int devices) {
      return new ParallelFigures(network, ParallelPlan.of(network, batch, devices));
    }
  }

  /**
   * What is to be asked about.
   *
   * @param run that is watched, or null
   * @param open the open network, or null
   * @return null while there is neither, or the run's network does not read such pictures
   */
  public static Question question(RunRecord run, ModelView open) {
    if (run == null) {
      return open == null ? null : new Question(open.architecture(), BATCH);
    }
    boolean ours =
        open != null
            && open.source() instanceof ModelSource.OfRun ofRun
            && ofRun.run().equals(run.name());
    if (ours) {
      return question(run, open.architecture().input(), open.architecture().classes());
    }
    return question(run, SMALL, classes(run));
  }

  /** The run's network for such pictures; null when it does not read them. */
  public static Question question(RunRecord run, Shape input, int classes) {
    try {
      NetworkSpec network =
          run.setup()
              .network()
              .network(
                  new Shape(input.channels(), input.height(), input.height()),
                  classes,
                  run.recipe().dropout());
      return new Question(network, run.recipe().batch());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static int classes(RunRecord run) {
    if (run.start() != null) {
      return run.start().classes().size();
    }
    // Ten as in CIFAR-10, until the run says it.
    return run.setup().found() == null ? 10 : run.setup().found().classes().size();
  }

  /** The convolutions, or the fully connected layers. */
  public List<Row> rows(boolean convolutions) {
    return plan.rows().stream()
        .filter(row -> (row.layer().kind() == LayerKind.CONVOLUTION) == convolutions)
        .toList();
  }

  /** What crosses in a step when their batch is split. */
  public long dataBytes(boolean convolutions) {
    return rows(convolutions).stream().mapToLong(Row::dataBytes).sum();
  }

  /** What crosses in a step when their weights are split. */
  public long modelBytes(boolean convolutions) {
    return rows(convolutions).stream().mapToLong(Row::modelBytes).sum();
  }

  /** What crosses when convolutions split the batch and fully connected layers the weights. */
  public long mixedBytes() {
    return dataBytes(true) + modelBytes(false);
  }

  /**
   * How much crosses between the devices of a drawing, as a share of the stronger of both: of
   * convolutions whose batch is split, or of fully connected layers whose weights are.
   */
  public double strength(boolean byData) {
    double gradients = dataBytes(true);
    double activations = modelBytes(false);
    return (byData ? gradients : activations) / Math.max(1, Math.max(gradients, activations));
  }

  /** Weights and biases of all layers. */
  public long parameters() {
    return plan.rows().stream().mapToLong(Row::parameters).sum();
  }

  /** Activations that all layers read of one picture. */
  public long inputs() {
    return plan.rows().stream().mapToLong(Row::inputs).sum();
  }

  /**
   * Layers of which it is the other way round: convolutions whose weights are better split, or
   * fully connected layers whose batch is. Neighbours are one entry, {@code conv4_1–conv5_2}.
   */
  public List<String> exceptions(boolean convolutions) {
    List<String> names = new ArrayList<>();
    String first = null;
    String last = null;
    for (Row row : rows(convolutions)) {
      boolean other = convolutions == row.splitsModel();
      if (other) {
        first = first == null ? row.layer().name() : first;
        last = row.layer().name();
      } else if (first != null) {
        names.add(range(first, last));
        first = null;
      }
    }
    if (first != null) {
      names.add(range(first, last));
    }
    return names;
  }

  private static String range(String first, String last) {
    return first.equals(last) ? first : first + "–" + last;
  }

  /** A line for each layer, as it is saved. */
  public Table table() {
    Table.Builder table =
        Table.of(
            "network",
            "devices",
            "batch",
            "layer",
            "kind",
            "parameters",
            "inputs",
            "data_bytes",
            "model_bytes",
            "less");
    for (Row row : plan.rows()) {
      table.row(
          network.name(),
          plan.devices(),
          plan.batch(),
          row.layer().name(),
          row.layer().kind().name().toLowerCase(Locale.ROOT),
          row.parameters(),
          row.inputs(),
          row.dataBytes(),
          row.modelBytes(),
          row.splitsModel() ? "model" : "data");
    }
    return table.build();
  }
}
