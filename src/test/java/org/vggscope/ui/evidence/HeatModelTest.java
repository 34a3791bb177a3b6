package org.vggscope.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.export.evidence.HeatMethod;
import org.vggscope.export.evidence.HeatTexts;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;
import org.vggscope.report.ColourMap;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.ViewState;
import org.vggscope.ui.SomeResults;
import org.vggscope.ui.evidence.HeatModel.State;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.pixels.Overlay;

class HeatModelTest {
  private static final PictureResult PICTURE =
      SomeResults.result(80, 64, Preprocessing.torchvision(64, 64));
  private static final NetworkSpec NETWORK = PICTURE.model().architecture();

  private final Selection selection = new Selection();
  private final HeatSettings settings = new HeatSettings();
  private final HeatModel model = new HeatModel(new Owner(), selection, settings);

  private HeatMap map(float... values) {
    float[] all = new float[64 * 64];
    System.arraycopy(values, 0, all, 0, values.length);
    HeatRequest request = model.requestProperty().get();
    Evidence evidence = new Evidence(64, 64, all);
    return new HeatMap(
        request,
        PICTURE.ranked().get(0),
        new EvidenceAnswer(request.wanted(), evidence, evidence, null, null));
  }

  @Test
  void asksForTheMostProbableClassAtTheLastConvolutionAndThenAtTheSelectedOne() {
    assertThat(model.stateProperty().get()).isEqualTo(State.NOTHING);
    selection.selectLayer(NETWORK.layer("conv3_2"));
    model.show(PICTURE);
    HeatRequest request = model.requestProperty().get();
    assertThat(request.classIndex()).isEqualTo(PICTURE.ranked().get(0).index());
    assertThat(request.layer()).as("nobody chose a layer").isEqualTo(NETWORK.layer("conv5_3"));
    assertThat(model.stateProperty().get()).isEqualTo(State.WORKING);
    selection.selectLayer(NETWORK.layer("conv2_2"));
    assertThat(model.requestProperty().get().layer()).isEqualTo(NETWORK.layer("conv2_2"));
    selection.selectLayer(NETWORK.layer("pool4"));
    assertThat(model.requestProperty().get().layer()).isEqualTo(NETWORK.layer("conv4_3"));
    selection.selectLayer(NETWORK.layer("fc7"));
    assertThat(model.requestProperty().get().layer()).isEqualTo(NETWORK.layer("conv5_3"));
  }

  @Test
  void followsTheClassThatIsChosen() {
    model.show(PICTURE);
    selection.selectClass(1);
    assertThat(model.requestProperty().get().classIndex()).isEqualTo(1);
    selection.selectClass(99);
    assertThat(model.requestProperty().get().classIndex())
        .as("a class of another network")
        .isEqualTo(PICTURE.ranked().get(0).index());
  }

  @Test
  void asksAgainOnlyForWhatTheMethodDependsOn() {
    model.show(PICTURE);
    HeatRequest before = model.requestProperty().get();
    settings.patchProperty().set(20);
    settings.stepsProperty().set(50);
    assertThat(model.requestProperty().get()).isSameAs(before);
    settings.methodProperty().set(HeatMethod.OCCLUSION);
    assertThat(model.requestProperty().get().wanted().patch()).isEqualTo(20);
    assertThat(model.requestProperty().get().layer()).isNull();
    HeatRequest occlusion = model.requestProperty().get();
    selection.selectLayer(NETWORK.layer("conv2_1"));
    settings.logitProperty().set(true);
    assertThat(model.requestProperty().get()).isSameAs(occlusion);
    settings.stepProperty().set(7);
    assertThat(model.requestProperty().get().wanted().step()).isEqualTo(7);
  }

  @Test
  void anAnswerToAnEarlierQuestionComesTooLate() {
    model.show(PICTURE);
    HeatMap first = map(1);
    selection.selectClass(0);
    model.found(first);
    assertThat(model.stateProperty().get()).isEqualTo(State.WORKING);
    assertThat(model.mapProperty().get()).isNull();
    model.found(map(2));
    assertThat(model.stateProperty().get()).isEqualTo(State.THERE);
  }

  @Test
  void whatWasCancelledWaitsForSomebodyWhoWantsIt() {
    model.show(PICTURE);
    model.stopped();
    assertThat(model.stateProperty().get()).isEqualTo(State.STOPPED);
    model.again();
    assertThat(model.stateProperty().get()).isEqualTo(State.WORKING);
    model.stopped();
    selection.selectClass(0);
    assertThat(model.stateProperty().get()).isEqualTo(State.WORKING);
  }

  @Test
  void theThresholdLeavesSmallNumbersOutOfEitherSign() {
    settings.methodProperty().set(HeatMethod.OCCLUSION);
    settings.thresholdProperty().set(0.5);
    model.show(PICTURE);
    model.found(map(-4, 1.9f, 2, -2, 4));
    assertThat(model.scale()).isEqualTo(new ColourMap.Scale(-4, 4));
    int[] colours = model.colours(new org.vggscope.ui.kit.pixels.Inks(0xFFFFFFFF, 0, 0, 0, 0));
    assertThat(colours[0]).isEqualTo(ColourMap.DIVERGING.colour(0));
    assertThat(colours[1]).isEqualTo(Overlay.NOTHING);
    assertThat(colours[2]).isEqualTo(ColourMap.DIVERGING.colour(0.75));
    assertThat(colours[4]).isEqualTo(ColourMap.DIVERGING.colour(1));
    settings.thresholdProperty().set(0);
    assertThat(model.colours(new org.vggscope.ui.kit.pixels.Inks(0xFFFFFFFF, 0, 0, 0, 0)))
        .doesNotContain(Overlay.NOTHING);
  }

  @Test
  void aPatchIsNeverSmallerThanItsStepAndBothGrowWithTheInput() {
    model.show(PICTURE);
    assertThat(settings.patchProperty().get()).isEqualTo(8);
    assertThat(settings.stepProperty().get()).isEqualTo(4);
    settings.stepProperty().set(16);
    assertThat(settings.patchProperty().get()).isEqualTo(16);
    settings.patchProperty().set(12);
    assertThat(settings.stepProperty().get()).isEqualTo(12);
    assertThat(settings.capture().number("patch", 0, 1, 0)).isCloseTo(12 / 64.0, within(1e-12));
    settings.follow(128);
    assertThat(settings.patchProperty().get()).isEqualTo(24);
    assertThat(settings.stepProperty().get()).isEqualTo(24);
    HeatSettings later = new HeatSettings();
    later.apply(settings.capture());
    later.follow(224);
    assertThat(later.patchProperty().get()).isEqualTo(42);
  }

  @Test
  void remembersWhatWasChosenAndMistrustsWhatItReads() {
    settings.methodProperty().set(HeatMethod.INTEGRATED);
    settings.opacityProperty().set(0.3);
    settings.thresholdProperty().set(0.25);
    HeatSettings later = new HeatSettings();
    later.apply(settings.capture());
    assertThat(later.methodProperty().get()).isEqualTo(HeatMethod.INTEGRATED);
    assertThat(later.opacityProperty().get()).isEqualTo(0.3);
    assertThat(later.thresholdProperty().get()).isEqualTo(0.25);
    HeatSettings broken = new HeatSettings();
    broken.apply(ViewState.NONE.with("method", "of old").with("opacity", 7).with("steps", -3));
    assertThat(broken.methodProperty().get()).isEqualTo(HeatMethod.GRAD_CAM);
    assertThat(broken.opacityProperty().get()).isEqualTo(0.65);
    assertThat(broken.stepsProperty().get()).isPositive();
  }

  @Test
  void readsThePixelThatIsPointedAt() {
    model.show(PICTURE);
    model.found(map(0, 0.5f, 2));
    assertThat(HeatTexts.readOut(model.evidence(), new Position(0, 1)))
        .isEqualTo("y 0, x 1 · 0.5 · 25.0 % of the largest");
    assertThat(HeatTexts.readOut(model.evidence(), new Position(64, 1))).startsWith("Point at");
    assertThat(HeatTexts.readOut(null, new Position(0, 1))).startsWith("Point at");
  }
}
