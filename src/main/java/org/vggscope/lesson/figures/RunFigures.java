package org.vggscope.lesson.figures;

import org.vggscope.training.RunRecord;
import org.vggscope.training.record.RunPoint;
import org.vggscope.training.record.RunStart;

/** Figures of the watched training. */
final class RunFigures implements Group {
  @Override
  public Value value(String name, Arguments given) {
    Open open = given.open();
    return switch (name) {
      case "run-loss" -> Group.number(last(open).loss());
      case "run-rate" -> Group.number(last(open).rate());
      case "run-best" -> Group.share(best(open));
      case "run-epochs" -> Group.number(run(open).epochs().size());
      case "run-steps" -> Group.number(run(open).steps());
      case "run-batch" -> Group.number(run(open).recipe().batch());
      case "run-classes" -> Group.number(start(open).classes().size());
      case "run-pictures" -> Group.number(start(open).training());
      case "run-epoch-steps" -> Group.number(start(open).stepsAnEpoch());
      default -> null;
    };
  }

  private static RunRecord run(Open open) {
    RunRecord run = open.session().training().runProperty().get();
    if (run == null) {
      throw open.session().training().folderProperty().get() == null
          ? NotThere.atAll()
          : NotThere.yet();
    }
    return run;
  }

  private static double best(Open open) {
    if (run(open).epochs().isEmpty()) {
      throw NotThere.yet();
    }
    return run(open).best();
  }

  private static RunStart start(Open open) {
    RunStart start = run(open).start();
    if (start == null) {
      throw NotThere.yet();
    }
    return start;
  }

  private static RunPoint last(Open open) {
    RunRecord run = run(open);
    if (run.points().isEmpty()) {
      throw NotThere.yet();
    }
    return run.points().get(run.points().size() - 1);
  }
}
