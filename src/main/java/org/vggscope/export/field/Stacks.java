package org.vggscope.export.field;

import java.util.List;
import org.vggscope.model.KernelStack;
import org.vggscope.text.Texts;

/** What is said about stacks of kernels. */
public final class Stacks {
  /** Rows and columns of the cells on which what a stack sees is drawn. */
  public static final int SIDE = 7;

  private Stacks() {}

  /**
   * Which convolution of the stack, counted from the output, first brings a cell into the field.
   *
   * @param distance rows or columns from the middle, the larger of the two
   * @return 0 for the middle itself; more than the depth for what is never seen
   */
  public static int ring(KernelStack stack, int distance) {
    int reach = (stack.kernel() - 1) / 2;
    return (distance + reach - 1) / reach;
  }

  /**
   * The same of a cell of the drawing.
   *
   * @param cell row by row
   */
  public static int ringOfCell(KernelStack stack, int cell) {
    return ring(
        stack, Math.max(Math.abs(cell / SIDE - SIDE / 2), Math.abs(cell % SIDE - SIDE / 2)));
  }

  /** What the rings are, by their numbers. */
  public static List<String> rings() {
    return List.of(
        Texts.of("the output"),
        Texts.of("read by the last convolution"),
        Texts.of("by the one below"),
        Texts.of("by the lowest"));
  }

  /** {@code 3 × 3}, {@code two 3 × 3}. */
  public static String title(KernelStack stack) {
    String kernel = FieldTexts.square(stack.kernel());
    return switch (stack.depth()) {
      case 1 -> Texts.of("one %s", kernel);
      case 2 -> Texts.of("two %s", kernel);
      default -> Texts.of("three %s", kernel);
    };
  }

  /** What a stack saves against the one kernel that sees as much; empty where it is one itself. */
  public static String saving(KernelStack stack) {
    if (stack.depth() == 1) {
      return "";
    }
    KernelStack single = new KernelStack(stack.field(), 1);
    double saved = 1 - (double) stack.weightsOfAPair() / single.weightsOfAPair();
    return Texts.of(
        "%s fewer than %s", FieldTexts.percent(saved), FieldTexts.square(single.kernel()));
  }

  /** Why, and who says so. */
  public static String source() {
    return Texts.of(
        "Three 3 × 3 see as much as one 7 × 7, with 27 C² weights instead of 49 C², and the input"
            + " goes through three ReLUs instead of one (Simonyan and Zisserman 2014, Section 2.3)."
            + " C channels in and out; biases are not counted.");
  }
}
