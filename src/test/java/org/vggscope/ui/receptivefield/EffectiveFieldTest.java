package org.vggscope.ui.receptivefield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.vggscope.explain.EffectiveField;
import org.vggscope.explain.InputGradient;
import org.vggscope.export.field.FieldTexts;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Vgg;
import org.vggscope.model.Window;

class EffectiveFieldTest {
  private static final Layer LAYER = Vgg.paper(Configuration.D).layer("conv2_1");
  private static final Shape INPUT = new Shape(3, 64, 64);

  private static EffectiveField measured(Window box, float[] values) {
    return EffectiveField.of(
        new InputGradient(new Unit(LAYER, 0, 9, 9), INPUT, box.clippedTo(INPUT), values),
        box,
        1.5f,
        false,
        false);
  }

  /** Ten by ten pixels, the absolute gradients summed over three colours. */
  @Test
  void findsHowFewPixelsHaveHalfOfTheInfluence() {
    Window box = new Window(10, 10, 10, 10);
    float[] values = new float[300];
    values[44] = -2;
    values[144] = 3;
    values[255] = 1;
    for (int i = 90; i < 100; i++) {
      values[i] = 0.375f;
    }
    EffectiveField field = measured(box, values);
    assertThat(field.largest()).isEqualTo(5);
    assertThat(field.half()).as("one pixel of a hundred").isCloseTo(0.01, within(1e-9));
    assertThat(field.central()).isCloseTo(6 / 9.75, within(1e-6));
    assertThat(field.shareAt(14, 14)).isEqualTo(1);
    assertThat(field.shareAt(15, 15)).isCloseTo(0.2, within(1e-6));
    assertThat(field.shareAt(9, 14)).isZero();
    assertThat(field.isCut()).isFalse();
    assertThat(FieldTexts.effective(field).replace('\u00a0', ' '))
        .isEqualTo(
            "Half of the influence comes from 1.0 % of the field’s pixels. The central half of the"
                + " field, in width and height, has 61.5 % of it.");
  }

  @Test
  void saysNothingOfACentreThatIsAllOfThePicture() {
    Window box = new Window(-74, -74, 212, 212);
    float[] values = new float[3 * 64 * 64];
    values[0] = 1;
    EffectiveField field = measured(box, values);
    assertThat(field.isCut()).isTrue();
    assertThat(field.central()).isNaN();
    assertThat(FieldTexts.effective(field)).endsWith("pixels inside of the picture.");
  }

  @Test
  void saysWhereThereIsNoInfluenceAtAll() {
    EffectiveField field = measured(new Window(10, 10, 10, 10), new float[300]);
    assertThat(field.half()).isZero();
    assertThat(field.shareAt(12, 12)).isZero();
    assertThat(FieldTexts.effective(field)).startsWith("No pixel has any influence");
  }
}
