package org.vggscope.export.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.Contributions;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Shape;

class KernelSheetTest {
  private final LayerKernels kernels = SomeKernels.kernels(6, 4);
  private final Contributions known =
      new Contributions(
          kernels.layer(), 2, new double[] {3, 9, 1, 4, 4, 0}, new double[] {3, -9, 1, -4, 4, 0});

  private KernelSheet sheet(KernelOrder order, Contributions contributions) {
    return new KernelSheet(kernels, 2, order, contributions, KernelScale.CHANNEL);
  }

  private static int[] items(KernelSheet sheet) {
    return IntStream.range(0, sheet.count()).map(sheet::itemAt).toArray();
  }

  @Test
  void byIndexNothingIsMoved() {
    assertThat(items(sheet(KernelOrder.INDEX, null))).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void byNormTheLargestIsFirst() {
    KernelSheet sheet = sheet(KernelOrder.NORM, null);
    for (int rank = 1; rank < 6; rank++) {
      assertThat(kernels.norm(2, sheet.itemAt(rank)))
          .isLessThanOrEqualTo(kernels.norm(2, sheet.itemAt(rank - 1)));
    }
    for (int item = 0; item < 6; item++) {
      assertThat(sheet.itemAt(sheet.rankOf(item))).isEqualTo(item);
    }
  }

  @Test
  void byContributionEqualOnesStayInTheOrderOfTheirIndices() {
    assertThat(items(sheet(KernelOrder.CONTRIBUTION, known))).containsExactly(1, 3, 4, 0, 2, 5);
    assertThat(items(sheet(KernelOrder.ADDED, known))).containsExactly(4, 0, 2, 5, 3, 1);
  }

  @Test
  void byNormAsLongAsContributionsAreNotKnown() {
    KernelSheet sheet = sheet(KernelOrder.CONTRIBUTION, null);
    assertThat(sheet.order()).isEqualTo(KernelOrder.NORM);
    assertThat(items(sheet)).isEqualTo(items(sheet(KernelOrder.NORM, null)));
  }

  @Test
  void aTileIsAnInputChannelOfTheOutputChannel() {
    KernelSheet sheet = sheet(KernelOrder.CONTRIBUTION, known);
    assertThat(sheet.tiles()).isEqualTo(new Shape(6, 3, 3));
    assertThat(sheet.kernelAt(0, 2)).isEqualTo(new KernelRef(2, 1));
  }

  @Test
  void aFilterIsItsPictureAndThreeSlices() {
    LayerKernels filters = SomeKernels.filters(5, ChannelOrder.BGR);
    KernelSheet sheet = new KernelSheet(filters, 0, KernelOrder.INDEX, null, KernelScale.CHANNEL);
    assertThat(sheet.tiles()).isEqualTo(new Shape(5, 3, 15));
    assertThat(sheet.kernelAt(3, 1)).isEqualTo(new KernelRef(3, KernelRef.ALL));
    assertThat(sheet.kernelAt(3, 3)).isNull();
    // Red is the last channel of weights that want BGR.
    assertThat(sheet.kernelAt(3, 4)).isEqualTo(new KernelRef(3, 2));
    assertThat(sheet.kernelAt(3, 14)).isEqualTo(new KernelRef(3, 0));
  }

  @Test
  void zeroIsInTheMiddleOfEveryScale() {
    for (KernelScale scaling : KernelScale.values()) {
      KernelSheet sheet = new KernelSheet(kernels, 2, KernelOrder.INDEX, null, scaling);
      KernelRef kernel = new KernelRef(2, 4);
      assertThat(sheet.scale(kernel).from()).isEqualTo(-sheet.scale(kernel).to());
      assertThat((float) sheet.scale(kernel).to())
          .isEqualTo(
              switch (scaling) {
                case KERNEL -> kernels.reach(2, 4);
                case CHANNEL -> kernels.reach(2);
                case LAYER -> kernels.reach();
              });
    }
  }
}
