package org.vggscope.lesson.figures;

import org.vggscope.model.KernelStack;

/** Figures of other figures. */
final class ArithmeticFigures implements Group {
  private static final double MILLION = 1e6;

  @Override
  public Value value(String name, Arguments given) {
    return switch (name) {
      case "times" -> Group.number(given.number(0) * given.number(1));
      case "plus" -> alike(given, given.number(0) + given.number(1));
      case "minus" -> alike(given, given.number(0) - given.number(1));
      case "ratio" -> Group.number(quotient(given));
      case "share" -> Group.share(quotient(given));
      case "millions" -> Group.number(given.number(0) / MILLION);
      case "billions" -> Group.number(given.number(0) / MILLION / 1000);
      case "ln" -> Group.number(Math.log(given.number(0)));
      case "stack-field" -> Group.number(stack(given).field());
      case "stack-parameters" -> Group.number(stack(given).parameters(given.whole(2)));
      default -> null;
    };
  }

  /** Two percentages make a percentage. */
  private static Value alike(Arguments given, double result) {
    boolean shares = given.value(0) instanceof Value.Share && given.value(1) instanceof Value.Share;
    return shares ? Group.share(result) : Group.number(result);
  }

  private static double quotient(Arguments given) {
    if (given.number(1) == 0) {
      throw NotThere.atAll();
    }
    return given.number(0) / given.number(1);
  }

  private static KernelStack stack(Arguments given) {
    return new KernelStack(given.whole(1), given.whole(0));
  }
}
