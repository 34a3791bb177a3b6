package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NestedFieldsTest {
  @Test
  void theFieldGrowsAsThePaperSays() {
    NetworkSpec d = Vgg.paper(Configuration.D);
    assertThat(
            NestedFields.of(d, 224, 224, d.layer("pool5"), 3, 3).stream()
                .map(step -> step.box().height()))
        .containsExactly(3, 5, 6, 10, 14, 16, 24, 32, 40, 44, 60, 76, 92, 100, 132, 164, 196, 212);
  }

  @ParameterizedTest
  @EnumSource(Configuration.class)
  void everyBoxLiesInTheNextOneAndItsUnitInTheMap(Configuration configuration) {
    NetworkSpec architecture = Vgg.of(configuration, List.of(1, 1, 1, 1, 1), List.of(1, 1), 1, 64);
    Map<Layer, Shape> shapes = architecture.shapes(64, 96);
    shapes.forEach(
        (layer, shape) -> {
          for (int y : List.of(0, shape.height() / 2, shape.height() - 1)) {
            for (int x = 0; x < shape.width(); x++) {
              List<NestedFields.Step> steps = NestedFields.of(architecture, 64, 96, layer, y, x);
              assertThat(steps.get(steps.size() - 1).layer()).isEqualTo(layer);
              assertThat(steps.get(steps.size() - 1).y()).isEqualTo(y);
              assertThat(steps.get(steps.size() - 1).x()).isEqualTo(x);
              for (int i = 0; i < steps.size(); i++) {
                NestedFields.Step step = steps.get(i);
                Shape map = shapes.get(step.layer());
                assertThat(new Window(0, 0, map.height(), map.width()).contains(step.y(), step.x()))
                    .isTrue();
                if (i > 0) {
                  assertThat(step.box().contains(steps.get(i - 1).box())).as("%s", step).isTrue();
                }
              }
            }
          }
        });
  }

  @Test
  void theNearestUnitIsTheOneWhoseCentreIsNearest() {
    ReceptiveField pool1 = new ReceptiveField(6, 2, 0.5);
    assertThat(pool1.nearest(0, 32)).isZero();
    assertThat(pool1.nearest(1, 32)).isZero();
    assertThat(pool1.nearest(2, 32)).isEqualTo(1);
    assertThat(pool1.nearest(1.5, 32)).as("the first of two").isZero();
    assertThat(pool1.nearest(-30, 32)).isZero();
    assertThat(pool1.nearest(500, 32)).isEqualTo(31);
  }

  @Test
  void windowsReadClipAndMove() {
    NetworkSpec d = Vgg.paper(Configuration.D);
    Window window = new Window(0, 3, 2, 2);
    assertThat(window.readBy(d.layer("conv1_2"))).isEqualTo(new Window(-1, 2, 4, 4));
    assertThat(window.readBy(d.layer("pool1"))).isEqualTo(new Window(0, 6, 4, 4));
    Shape shape = new Shape(1, 3, 5);
    assertThat(new Window(-1, 2, 4, 4).clippedTo(shape)).isEqualTo(new Window(0, 2, 3, 3));
    assertThat(new Window(-1, 2, 4, 4).movedInto(shape)).isEqualTo(new Window(0, 1, 3, 4));
    assertThat(new Window(-1, -1, 5, 7).cropTo(new Window(0, 0, 3, 5))).isEqualTo(1);
    assertThat(window.cropTo(window)).isZero();
    assertThat(new Window(-1, 0, 4, 5).cropTo(new Window(0, 0, 3, 5))).isEqualTo(-1);
  }
}
