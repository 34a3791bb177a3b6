package org.vggscope.lesson.figures;

import java.util.List;
import java.util.function.ToLongFunction;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.session.ModelSource;
import org.vggscope.text.Texts;
import org.vggscope.training.ParallelPlan;
import org.vggscope.training.ParallelPlan.Row;
import org.vggscope.training.RunRecord;

/** What crosses between devices in a step of training the open network. */
final class PlanFigures implements Group {
  /** Pictures of a step in the paper. */
  private static final int BATCH = 256;

  /** What a run's network reads before there is one to be opened. */
  private static final Shape SMALL = new Shape(3, 32, 32);

  @Override
  public Value value(String name, Arguments given) {
    Open open = given.open();
    return switch (name) {
      case "plan-bytes" -> bytes(plan(open, given.whole(1)), given, 0, 2);
      case "paper-plan-bytes" ->
          bytes(plan(PaperFigures.network(given.word(0)), BATCH, given.whole(2)), given, 1, 3);
      case "plan-batch" -> Group.number(batch(open));
      case "plan-parameters" -> Group.number(sum(rows(plan(open, 2), given, 0), Row::parameters));
      case "plan-inputs" -> Group.number(sum(rows(plan(open, 2), given, 0), Row::inputs));
      case "plan-better" ->
          new Value.Name(
              rows(plan(open, 2), given, 0).get(0).splitsModel()
                  ? Worded.both(Texts.key("the weights"))
                  : Worded.both(Texts.key("the batch")));
      default -> null;
    };
  }

  private static int batch(Open open) {
    RunRecord run = open.session().training().runProperty().get();
    return run == null ? BATCH : run.recipe().batch();
  }

  /** As the Devices page: of the watched run's network, or else of the open one. */
  private static ParallelPlan plan(Open open, int devices) {
    RunRecord run = open.session().training().runProperty().get();
    return plan(run == null ? open.network() : network(run, open), batch(open), devices);
  }

  private static NetworkSpec network(RunRecord run, Open open) {
    if (open.model().source() instanceof ModelSource.OfRun ours && ours.run().equals(run.name())) {
      return open.network();
    }
    if (run.start() == null) {
      throw NotThere.yet();
    }
    return run.setup()
        .network()
        .network(SMALL, run.start().classes().size(), run.recipe().dropout());
  }

  private static ParallelPlan plan(NetworkSpec network, int batch, int devices) {
    try {
      return ParallelPlan.of(network, batch, devices);
    } catch (IllegalArgumentException e) {
      throw NotThere.atAll();
    }
  }

  /** All layers, or the one that is the argument at that place. */
  private static List<Row> rows(ParallelPlan plan, Arguments given, int place) {
    if (given.size() <= place) {
      return plan.rows();
    }
    List<Layer> layers = plan.rows().stream().map(Row::layer).toList();
    Layer wanted = Open.find(layers, given.word(place));
    List<Row> rows = plan.rows().stream().filter(each -> each.layer().equals(wanted)).toList();
    if (rows.isEmpty()) {
      throw NotThere.atAll();
    }
    return rows;
  }

  private static Value bytes(ParallelPlan plan, Arguments given, int way, int place) {
    List<Row> rows = rows(plan, given, place);
    return new Value.Bytes(
        switch (given.word(way)) {
          case "data" -> sum(rows, Row::dataBytes);
          case "model" -> sum(rows, Row::modelBytes);
          case "least" -> sum(rows, Row::leastBytes);
          default -> sum(rows, PlanFigures::mixed);
        });
  }

  /** Convolutions split the batch, fully connected layers the weights. */
  private static long mixed(Row row) {
    return row.layer().kind() == LayerKind.CONVOLUTION ? row.dataBytes() : row.modelBytes();
  }

  private static long sum(List<Row> rows, ToLongFunction<Row> what) {
    return rows.stream().mapToLong(what).sum();
  }
}
