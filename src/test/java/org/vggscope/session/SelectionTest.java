package org.vggscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Configuration;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Vgg;

class SelectionTest {
  private static final NetworkSpec VGG16 =
      Vgg.of(Configuration.D, List.of(64, 128, 256, 512, 512), List.of(4096, 4096), 1000, 224);

  private final Selection selection = new Selection();

  @BeforeEach
  void measured() {
    selection.follow(VGG16.layers(), 1000);
    selection.measure(layer -> VGG16.shapes(224, 224).get(layer));
  }

  private void select(String layer) {
    selection.selectLayer(VGG16.layer(layer));
  }

  @Test
  void theChannelAndThePlaceStayFromLayerToLayer() {
    select("conv3_3");
    selection.selectUnit(200, new Position(10, 55));
    select("pool3");
    assertThat(selection.channelProperty().get()).isEqualTo(200);
    assertThat(selection.positionProperty().get()).isEqualTo(new Position(5, 27));
    select("conv4_1");
    assertThat(selection.channelProperty().get()).isEqualTo(200);
    assertThat(selection.positionProperty().get()).isEqualTo(new Position(5, 27));
    select("conv1_1");
    assertThat(selection.channelProperty().get()).as("there are 64 only").isEqualTo(Selection.NONE);
  }

  @Test
  void unitsOfVectorsHaveNothingToKeep() {
    select("pool5");
    selection.selectUnit(6, new Position(0, 0));
    select("fc6");
    assertThat(selection.channelProperty().get()).isEqualTo(Selection.NONE);
    selection.selectUnit(6, new Position(0, 0));
    select("fc7");
    assertThat(selection.channelProperty().get()).isEqualTo(Selection.NONE);
    assertThat(selection.positionProperty().get()).isNull();
  }

  @Test
  void theLastRowStaysTheLastWhateverTheSizes() {
    for (String layer : List.of("conv1_1", "pool1", "conv2_1", "pool4", "conv5_3", "pool5")) {
      selection.measure(each -> VGG16.shapes(225, 351).get(each));
      select("conv1_2");
      selection.selectUnit(1, new Position(224, 350));
      select(layer);
      var shape = VGG16.shapes(225, 351).get(VGG16.layer(layer));
      assertThat(selection.positionProperty().get())
          .as(layer)
          .isEqualTo(new Position(shape.height() - 1, shape.width() - 1));
    }
  }
}
