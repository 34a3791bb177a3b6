package org.vggscope.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.AblationEffect;
import org.vggscope.explain.AblationEffect.Change;
import org.vggscope.export.evidence.Off;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.PictureResult;
import org.vggscope.ui.SomeResults;

class AblationModelTest {
  private static final PictureResult PICTURE =
      SomeResults.result(80, 64, Preprocessing.torchvision(64, 64));

  private final AblationModel model = new AblationModel();

  private static Layer layer(String name) {
    return PICTURE.model().architecture().layer(name);
  }

  @BeforeEach
  void showAPicture() {
    model.show(PICTURE);
  }

  @Test
  void switchesOffAndPutsBack() {
    model.toggleChannel(layer("conv5_1"), 0);
    model.toggleRelus(layer("pool2"));
    assertThat(model.areRelusOff(layer("conv2_1"))).isTrue();
    assertThat(model.parts())
        .extracting(Off::text)
        .containsExactly("ReLUs of conv2_1, conv2_2", "conv5_1: all 1 channels");
    model.putBack(model.parts().get(0));
    assertThat(model.ablationProperty().get())
        .isEqualTo(Ablation.NONE.withChannel(layer("conv5_1"), 0, true));
    model.toggleLayer(layer("conv5_1"));
    assertThat(model.ablationProperty().get()).isEqualTo(Ablation.NONE);
  }

  @Test
  void takesStepsBackOneByOneAndAllAtOnce() {
    assertThat(model.undoableProperty().get()).isFalse();
    model.toggleLayer(layer("conv1_1"));
    Ablation first = model.ablationProperty().get();
    model.toggleRelus(layer("fc6"));
    model.reset();
    assertThat(model.ablationProperty().get().isEmpty()).isTrue();
    model.reset();
    model.undo();
    assertThat(model.parts()).hasSize(2);
    model.undo();
    assertThat(model.ablationProperty().get()).isEqualTo(first);
    model.undo();
    assertThat(model.ablationProperty().get().isEmpty()).isTrue();
    assertThat(model.undoableProperty().get()).isFalse();
    model.undo();
    assertThat(model.ablationProperty().get().isEmpty()).isTrue();
  }

  @Test
  void staysOffForTheNextPictureOfTheSameNetwork() {
    model.toggleLayer(layer("conv1_1"));
    model.show(SomeResults.result(64, 64, Preprocessing.torchvision(64, 64)));
    assertThat(model.ablationProperty().get().isOff(layer("conv1_1"))).isTrue();
  }

  @Test
  void anAnswerToWhatIsNoLongerOffComesTooLate() {
    Ablation off = Ablation.NONE.withLayer(layer("conv1_1"), true);
    List<Prediction> ranked = PICTURE.ranked();
    model.found(new AblationAnswer(PICTURE, new AblationEffect(off, ranked, ranked)));
    assertThat(model.answerProperty().get()).isNull();
    model.toggleLayer(layer("conv1_1"));
    model.found(new AblationAnswer(PICTURE, new AblationEffect(off, ranked, ranked)));
    assertThat(model.answerProperty().get()).isNotNull();
    model.show(SomeResults.result(64, 64, Preprocessing.torchvision(64, 64)));
    assertThat(model.answerProperty().get()).as("of another picture").isNull();
  }

  @Test
  void saysHowEachClassRoseOrFell() {
    Prediction cat = new Prediction(1, 7, "n1", "cat", 5, 0.8);
    Prediction cup = new Prediction(2, 3, "n2", "cup", 3, 0.2);
    Prediction catLater = new Prediction(2, 7, "n1", "cat", 1, 0.1);
    Prediction cupLater = new Prediction(1, 3, "n2", "cup", 4, 0.9);
    AblationEffect answer =
        new AblationEffect(Ablation.NONE, List.of(cat, cup), List.of(cupLater, catLater));
    assertThat(answer.topBefore())
        .containsExactly(new Change(cat, catLater), new Change(cup, cupLater));
    assertThat(answer.topAfter())
        .containsExactly(new Change(cup, cupLater), new Change(cat, catLater));
    assertThat(answer.topAfter().get(0).rise()).isEqualTo(1);
    assertThat(answer.topAfter().get(1).rise()).isEqualTo(-1);
  }
}
