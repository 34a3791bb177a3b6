package org.vggscope.export.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.export.training.ParallelFigures.Question;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.model.Vgg;

class ParallelFiguresTest {
  private static final NetworkSpec D = Vgg.paper(Configuration.D);
  private static final ParallelFigures PAPER = new Question(D, 64).over(4);

  @Test
  void sumsKindsOfLayers() {
    long once = 2L * 3 * 4;
    assertThat(PAPER.dataBytes(true)).isEqualTo(once * 14_714_688L);
    assertThat(PAPER.dataBytes(false)).isEqualTo(once * 123_642_856L);
    assertThat(PAPER.modelBytes(false)).isEqualTo(once * 64 * (25_088 + 4096 + 4096));
    assertThat(PAPER.mixedBytes()).isEqualTo(PAPER.dataBytes(true) + PAPER.modelBytes(false));
    assertThat(PAPER.parameters()).isEqualTo(138_357_544L);
    assertThat(PAPER.plan().dataBytes()).isEqualTo(PAPER.dataBytes(true) + PAPER.dataBytes(false));
  }

  @Test
  void answersAsKrizhevskyDid() {
    assertThat(PAPER.exceptions(true)).isEmpty();
    assertThat(PAPER.exceptions(false)).isEmpty();
    List<String> answer = ParallelTexts.answer(PAPER);
    assertThat(answer).hasSize(3);
    assertThat(answer.get(0)).startsWith("Convolutions by data: ").contains("353 MB");
    assertThat(answer.get(1)).startsWith("Fully connected layers by model: ").contains("3.0 GB");
    assertThat(answer.get(2)).contains("as Krizhevsky (2014) did it, are 404 MB a step");
  }

  @Test
  void saysWhereItIsOtherwise() {
    NetworkSpec small = Vgg.small(Configuration.A, 1, 10, new Shape(3, 32, 32));
    ParallelFigures figures = new Question(small, 64).over(2);
    assertThat(figures.exceptions(true)).containsExactly("conv4_1–conv5_2");
    assertThat(figures.exceptions(false)).containsExactly("fc8");
    List<String> answer = ParallelTexts.answer(figures);
    assertThat(answer.get(answer.size() - 1))
        .startsWith("It is otherwise for conv4_1–conv5_2")
        .contains("for fc8");
  }

  @Test
  void theNumberOfDevicesChangesNoDecision() {
    assertThat(new Question(D, 64).over(64).exceptions(true)).isEqualTo(PAPER.exceptions(true));
    assertThat(new Question(D, 65_536).over(2).exceptions(false)).containsExactly("fc6–fc8");
  }

  @Test
  void aLineALayerAndThreeSums() {
    List<ParallelEntries.Entry> entries = ParallelEntries.of(PAPER);
    assertThat(entries).hasSize(19);
    assertThat(entries.get(0).cells())
        .containsExactly("conv1_1", "1,792", "150,528", "0.043", "231", "data");
    assertThat(entries.get(13).cells()).startsWith("fc6", "102,764,544").endsWith("model");
    assertThat(entries.get(16).cells()).startsWith("conv1–conv5", "14,714,688").endsWith("data");
    assertThat(entries.get(17).cells()).startsWith("fc6–fc8", "123,642,856").endsWith("model");
    assertThat(entries.get(18).sum()).isTrue();
    assertThat(entries.get(18).cells()).startsWith("All", "138,357,544");
    assertThat(PAPER.table().rows()).hasSize(16);
  }

  @Test
  void aNetworkOfConvolutionsAloneHasAnAnswer() {
    ParallelFigures features = new Question(D.features(), 64).over(2);
    assertThat(ParallelTexts.answer(features)).hasSize(1);
    assertThat(ParallelEntries.of(features)).hasSize(14);
  }
}
