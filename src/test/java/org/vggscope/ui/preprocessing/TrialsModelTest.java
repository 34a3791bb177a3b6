package org.vggscope.ui.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.inference.PreprocessingTrial;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.session.PictureResult;
import org.vggscope.support.Phrase;
import org.vggscope.ui.SomeResults;
import org.vggscope.ui.preprocessing.TrialsModel.State;
import org.vggscope.ui.preprocessing.TrialsModel.Subject;

class TrialsModelTest {
  private static final Preprocessing OWN = Preprocessing.torchvision(64, 64);

  private final TrialsModel model = new TrialsModel();

  private static PreprocessingTrial trial(PreprocessingVariant variant) {
    Phrase refusal = variant.isRight() ? null : Phrase.of("refused");
    return new PreprocessingTrial(variant, List.of(), 0, 1, 0, SomeResults.ranked(), 1, refusal);
  }

  private List<PreprocessingTrial> all() {
    return model.variants().stream().map(TrialsModelTest::trial).toList();
  }

  @Test
  void withoutAPictureThereIsNothing() {
    model.follow(null, List.of());
    assertThat(model.stateProperty().get()).isEqualTo(State.NOTHING);
    assertThat(model.isWanting()).isFalse();
    assertThat(model.variants()).isEmpty();
  }

  @Test
  void trialsComeOneByOneAndThenAreDone() {
    model.follow(SomeResults.result(100, 80, OWN), List.of());
    assertThat(model.isWanting()).isTrue();
    model.begin();
    Subject subject = model.subject();
    model.found(subject, all().get(0));
    model.found(subject, all().get(1));
    assertThat(model.trialsProperty().get()).isEqualTo(all().subList(0, 2));
    assertThat(model.stateProperty().get()).isEqualTo(State.RUNNING);
    model.finish(subject, all());
    assertThat(model.trialsProperty().get()).isEqualTo(all());
    assertThat(model.isWanting()).isFalse();
  }

  @Test
  void trialsOfAnotherPictureOrAnEarlierBeginningArePassedOver() {
    model.follow(SomeResults.result(100, 80, OWN), List.of());
    model.begin();
    Subject before = model.subject();
    List<PreprocessingTrial> trials = all();
    model.follow(SomeResults.result(100, 80, OWN), List.of());
    assertThat(model.stateProperty().get()).isEqualTo(State.STOPPED);
    model.begin();
    model.found(before, trials.get(0));
    model.finish(before, trials);
    model.stop(before);
    assertThat(model.trialsProperty().get()).isEmpty();
    assertThat(model.stateProperty().get()).isEqualTo(State.RUNNING);
    // One that was on its way when the trials began anew.
    model.found(model.subject(), trials.get(3));
    assertThat(model.trialsProperty().get()).isEmpty();
  }

  @Test
  void whatIsThereStaysWhenItIsStopped() {
    model.follow(SomeResults.result(100, 80, OWN), List.of());
    model.begin();
    model.found(model.subject(), all().get(0));
    model.stop(model.subject());
    assertThat(model.stateProperty().get()).isEqualTo(State.STOPPED);
    assertThat(model.trialsProperty().get()).hasSize(1);
    assertThat(model.isWanting()).isTrue();
  }

  @Test
  void anotherPreprocessingInForceMovesTheMarkOnly() {
    PictureResult result = SomeResults.result(100, 80, OWN);
    model.follow(result, List.of());
    model.begin();
    model.finish(model.subject(), all());
    PreprocessingVariant right = model.variants().get(0);
    PreprocessingVariant swapped = model.variants().get(6);
    assertThat(swapped.id()).isEqualTo("bgr");
    assertThat(model.isInForce(right)).isTrue();
    assertThat(model.isInForce(swapped)).isFalse();
    model.follow(SomeResults.again(result, swapped.preprocessing()), List.of());
    assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
    assertThat(model.isInForce(right)).isFalse();
    assertThat(model.isInForce(swapped)).isTrue();
    // Two looks that are averaged are never what the window's one picture was prepared with.
    model.follow(SomeResults.again(result, OWN.dense(64)), List.of());
    assertThat(model.variants()).noneMatch(model::isInForce);
  }
}
