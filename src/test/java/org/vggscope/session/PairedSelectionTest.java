package org.vggscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Vgg;

class PairedSelectionTest {
  private static final NetworkSpec VGG16 = Vgg.paper(Configuration.D);
  private static final NetworkSpec HALF_VGG19 =
      Vgg.of(Configuration.E, List.of(32, 64, 128, 256, 256), List.of(1024, 1024), 200, 64);

  private final Selection first = new Selection();
  private final Selection second = new Selection();
  private final PairedSelection pairs = new PairedSelection(first, second);

  private static PairedSelection.Side side(NetworkSpec architecture, int size) {
    return new PairedSelection.Side(architecture.layers(), architecture.shapes(size, size));
  }

  @BeforeEach
  void pair() {
    first.selectLayer(VGG16.layer("conv3_2"));
    pairs.update(side(VGG16, 224), side(HALF_VGG19, 64));
  }

  private String shown() {
    return name(pairs.shownProperty().get().first())
        + "="
        + name(pairs.shownProperty().get().second());
  }

  private static String name(Layer layer) {
    return layer == null ? "-" : layer.name();
  }

  @Test
  void theSecondFollowsTheFirstFromTheStart() {
    assertThat(shown()).isEqualTo("conv3_2=conv3_2");
    assertThat(second.layerProperty().get()).isEqualTo(HALF_VGG19.layer("conv3_2"));
    first.selectLayer(VGG16.layer("pool4"));
    assertThat(shown()).isEqualTo("pool4=pool4");
    assertThat(second.layerProperty().get()).isEqualTo(HALF_VGG19.layer("pool4"));
  }

  @Test
  void theFirstFollowsTheSecond() {
    pairs.selectSecond(HALF_VGG19.layer("conv5_1"));
    assertThat(first.layerProperty().get()).isEqualTo(VGG16.layer("conv5_1"));
    second.selectLayer(HALF_VGG19.layer("fc7"));
    assertThat(first.layerProperty().get()).isEqualTo(VGG16.layer("fc7"));
  }

  @Test
  void aLayerWithoutAPartnerIsLookedAtAlone() {
    pairs.selectSecond(HALF_VGG19.layer("conv3_4"));
    assertThat(shown()).isEqualTo("-=conv3_4");
    assertThat(first.layerProperty().get()).isEqualTo(VGG16.layer("conv3_2"));
    second.selectUnit(5, new Position(1, 2));
    assertThat(first.channelProperty().get()).isEqualTo(Selection.NONE);
    // It was selected all the time, and nevertheless it can be looked at again.
    pairs.selectFirst(VGG16.layer("conv3_2"));
    assertThat(shown()).isEqualTo("conv3_2=conv3_2");
    assertThat(second.layerProperty().get()).isEqualTo(HALF_VGG19.layer("conv3_2"));
  }

  @Test
  void channelAndPositionGoBothWays() {
    first.selectUnit(100, new Position(55, 0));
    assertThat(second.channelProperty().get()).isEqualTo(100);
    assertThat(second.positionProperty().get()).isEqualTo(new Position(15, 0));
    second.selectUnit(7, new Position(0, 15));
    assertThat(first.channelProperty().get()).isEqualTo(7);
    assertThat(first.positionProperty().get()).isEqualTo(new Position(1, 54));
    assertThat(second.positionProperty().get()).isEqualTo(new Position(0, 15));
  }

  @Test
  void aChannelThatTheOtherOneLacksHasNoPartner() {
    first.selectUnit(200, new Position(3, 3));
    assertThat(second.channelProperty().get()).isEqualTo(Selection.NONE);
    assertThat(first.channelProperty().get()).isEqualTo(200);
  }

  @Test
  void anotherSizeOfThePictureChangesPositionsOnly() {
    pairs.update(side(VGG16, 448), side(HALF_VGG19, 64));
    assertThat(shown()).isEqualTo("conv3_2=conv3_2");
    first.selectUnit(0, new Position(111, 56));
    assertThat(second.positionProperty().get()).isEqualTo(new Position(15, 8));
  }

  @Test
  void withoutASecondNetworkEachIsAlone() {
    pairs.update(side(VGG16, 224), PairedSelection.Side.NONE);
    assertThat(pairs.pairsProperty().get()).isNull();
    assertThat(pairs.shownProperty().get()).isNull();
    first.selectLayer(VGG16.layer("fc8"));
    assertThat(second.layerProperty().get()).isEqualTo(HALF_VGG19.layer("conv3_2"));
  }
}
