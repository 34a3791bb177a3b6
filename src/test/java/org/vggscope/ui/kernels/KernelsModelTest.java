package org.vggscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vggscope.explain.Contributions;
import org.vggscope.export.kernels.KernelOrder;
import org.vggscope.export.kernels.KernelRef;
import org.vggscope.export.kernels.KernelScale;
import org.vggscope.export.kernels.KernelView;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.export.kernels.SomeKernels;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Layer;
import org.vggscope.session.Selection;
import org.vggscope.session.ViewState;
import org.vggscope.ui.kit.Owner;

class KernelsModelTest {
  private final Selection selection = new Selection();
  private final KernelsModel model = new KernelsModel(new Owner(), selection);
  private final LayerKernels kernels = SomeKernels.kernels(6, 4);

  private Contributions contributions(int output) {
    return new Contributions(
        kernels.layer(), output, new double[] {0, 5, 1, 2, 3, 4}, new double[6]);
  }

  private void show() {
    selection.selectLayer(kernels.layer());
    model.show(kernels);
  }

  @Test
  void withoutASelectedChannelTheFirstIsShown() {
    show();
    assertThat(model.sheet().output()).isZero();
    assertThat(selection.channelProperty().get()).isEqualTo(Selection.NONE);
    model.selectOutput(99);
    assertThat(selection.channelProperty().get()).isEqualTo(3);
    assertThat(model.sheet().output()).isEqualTo(3);
  }

  @Test
  void contributionsOrderOnlyTheOutputThatTheyAreOf() {
    show();
    model.setOrder(KernelOrder.CONTRIBUTION);
    model.contribute(contributions(0));
    assertThat(model.sheet().order()).isEqualTo(KernelOrder.CONTRIBUTION);
    assertThat(model.sheet().itemAt(0)).isEqualTo(1);
    model.selectOutput(2);
    assertThat(model.sheet().order()).isEqualTo(KernelOrder.NORM);
    model.contribute(contributions(2));
    assertThat(model.sheet().order()).isEqualTo(KernelOrder.CONTRIBUTION);
  }

  @Test
  void theCursorMovesAlongTheOrderAndStopsAtItsEnds() {
    show();
    model.move(5);
    assertThat(model.cursorRank()).isZero();
    model.move(2);
    assertThat(model.cursorProperty().get()).isEqualTo(model.sheet().itemAt(2));
    model.move(99);
    assertThat(model.cursorRank()).isEqualTo(5);
    model.moveInput(-99);
    assertThat(model.cursorProperty().get()).isZero();
  }

  @Test
  void thePointedKernelIsReadOutOrElseTheCursors() {
    show();
    assertThat(model.readOut()).isEqualTo(new KernelRef(0, model.sheet().itemAt(0)));
    model.move(1);
    model.move(1);
    assertThat(model.readOut()).isEqualTo(new KernelRef(0, model.sheet().itemAt(1)));
    model.point(new KernelRef(0, 3));
    assertThat(model.readOut()).isEqualTo(new KernelRef(0, 3));
    model.selectOutput(1);
    assertThat(model.readOut()).isEqualTo(new KernelRef(1, 3));
  }

  @Test
  void aLinkLeadsToTheInputChannelAndBack() {
    show();
    model.selectOutput(2);
    assertThat(model.follow(new KernelRef(2, 5))).isTrue();
    assertThat(selection.layerProperty().get()).isEqualTo(kernels.below());
    assertThat(selection.channelProperty().get()).isEqualTo(5);
    model.show(SomeKernels.filters(6, ChannelOrder.RGB));
    assertThat(model.originProperty().get())
        .isEqualTo(new KernelsModel.Origin(kernels.layer(), 2, kernels.below()));
    model.goBack();
    assertThat(selection.layerProperty().get()).isEqualTo(kernels.layer());
    assertThat(selection.channelProperty().get()).isEqualTo(2);
    assertThat(model.originProperty().get()).isNull();
  }

  @Test
  void theWayBackIsForgottenWhenSomebodyGoesElsewhere() {
    show();
    model.follow(new KernelRef(0, 5));
    model.show(null);
    assertThat(model.originProperty().get()).isNotNull();
    selection.selectLayer(SomeKernels.convolution("conv4_1", 2, 2));
    model.show(null);
    assertThat(model.originProperty().get()).isNull();
  }

  @Test
  void aFilterOfThePictureIsSelectedItself() {
    LayerKernels filters = SomeKernels.filters(6, ChannelOrder.RGB);
    selection.selectLayer(filters.layer());
    model.show(filters);
    assertThat(model.follow(new KernelRef(4, 1))).isFalse();
    assertThat(selection.layerProperty().get()).isEqualTo(filters.layer());
    assertThat(selection.channelProperty().get()).isEqualTo(4);
    assertThat(model.cursorRank()).isEqualTo(model.sheet().rankOf(4));
  }

  @Test
  void aUnitThatIsNotThereYetLeavesTheOldOneShown() {
    Layer layer = SomeKernels.fullyConnected(8, 2, 10);
    selection.selectLayer(layer);
    model.show(
        LayerKernels.one(
            layer, kernels.layer(), 0, SomeKernels.random(32, 1), SomeKernels.random(10, 1)));
    model.selectOutput(4);
    assertThat(model.sheet().output()).isZero();
    model.show(
        LayerKernels.one(
            layer, kernels.layer(), 4, SomeKernels.random(32, 2), SomeKernels.random(10, 1)));
    assertThat(model.sheet().output()).isEqualTo(4);
  }

  @Test
  void remembersViewOrderAndScale() {
    model.setView(KernelView.MATRIX);
    model.setOrder(KernelOrder.ADDED);
    model.setScaling(KernelScale.LAYER);
    KernelsModel next = new KernelsModel(new Owner(), selection);
    next.apply(model.capture());
    assertThat(next.viewProperty().get()).isEqualTo(KernelView.MATRIX);
    assertThat(next.orderProperty().get()).isEqualTo(KernelOrder.ADDED);
    assertThat(next.scalingProperty().get()).isEqualTo(KernelScale.LAYER);
    next.apply(ViewState.NONE.with("order", "nonsense"));
    assertThat(next.orderProperty().get()).isEqualTo(KernelOrder.NORM);
  }
}
