package org.vggscope.export.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.export.Origin;
import org.vggscope.model.KernelStack;
import org.vggscope.text.Language;

class StacksTest {
  private final StacksExhibit exhibit = new StacksExhibit(64, 28, Origin.ofProgram());

  @Test
  void eachConvolutionAddsARing() {
    KernelStack three = new KernelStack(3, 3);
    assertThat(Stacks.ring(three, 0)).isZero();
    assertThat(Stacks.ring(three, 2)).isEqualTo(2);
    KernelStack seven = new KernelStack(7, 1);
    assertThat(Stacks.ring(seven, 1)).isEqualTo(1);
    assertThat(Stacks.ring(seven, 3)).isEqualTo(1);
    assertThat(Stacks.ring(new KernelStack(5, 1), 3)).as("never seen").isEqualTo(2);
    assertThat(Stacks.ringOfCell(three, 24)).as("the middle of seven by seven").isZero();
    assertThat(Stacks.ringOfCell(three, 48)).as("a corner").isEqualTo(3);
  }

  @Test
  void saysWhatIsSaved() {
    assertThat(Stacks.saving(new KernelStack(3, 2)).replace('\u00a0', ' '))
        .isEqualTo("28.0 % fewer than 5 × 5");
    assertThat(Stacks.saving(new KernelStack(3, 3)).replace('\u00a0', ' '))
        .isEqualTo("44.9 % fewer than 7 × 7");
    assertThat(Stacks.saving(new KernelStack(7, 1))).isEmpty();
    assertThat(Stacks.title(new KernelStack(3, 3)).replace('\u00a0', ' ')).isEqualTo("three 3 × 3");
  }

  @Test
  void everyStackIsALineWithWhatItCosts() {
    assertThat(exhibit.table().columns())
        .containsExactly(
            "kernel",
            "depth",
            "field",
            "relus",
            "weights_of_a_pair",
            "channels",
            "weights",
            "side",
            "multiply_adds");
    assertThat(exhibit.table().rows())
        .hasSameSizeAs(KernelStack.COMPARED)
        .contains(List.of(3, 3, 7, 3, 27, 64, 27L * 64 * 64, 28, 27L * 64 * 64 * 28 * 28))
        .contains(List.of(7, 1, 7, 1, 49, 64, 49L * 64 * 64, 28, 49L * 64 * 64 * 28 * 28));
    assertThat(exhibit.about().text("program")).startsWith("VggScope");
  }

  @Test
  void theDrawingIsWholeAndSaysWhatIsCompared() {
    Drawn.assertReadableInAll(exhibit);
    Drawn.assertReadableInAll(new StacksExhibit(4096, 1024, Origin.ofProgram()));
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("49 C²", "27 C²", "by the lowest", "ReLUs")
        .contains("C = 64 channels in and out, maps of 28 × 28");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("C = 64（输入和输出通道数），特征图大小28 × 28");
  }
}
