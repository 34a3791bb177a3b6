package org.vggscope.export.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.EffectiveField;
import org.vggscope.explain.InputGradient;
import org.vggscope.export.Drawn;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.NestedFields;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Vgg;
import org.vggscope.picture.SourceImage;
import org.vggscope.text.Language;

class FieldExhibitTest {
  private static final NetworkSpec NETWORK =
      Vgg.of(Configuration.D, List.of(1, 1, 1, 1, 1), List.of(1, 1), 5, 64);
  private static final Shape INPUT = new Shape(3, 64, 64);
  private static final SourceImage SEEN = new SourceImage("cup.png", 64, 64, new int[64 * 64]);

  private static FieldExhibit of(String layer, int y, int x, boolean effective) {
    Layer chosen = NETWORK.layer(layer);
    List<Step> steps = NestedFields.of(NETWORK, 64, 64, chosen, y, x);
    EffectiveField field = null;
    if (effective) {
      var box = steps.get(steps.size() - 1).box();
      var inside = box.clippedTo(INPUT);
      Random random = new Random(7);
      float[] values = new float[3 * inside.area()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      field =
          EffectiveField.of(
              new InputGradient(new Unit(chosen, 0, y, x), INPUT, inside, values),
              box,
              1.5f,
              true,
              false);
    }
    return new FieldExhibit(SEEN, steps, field, Drawn.origin());
  }

  @Test
  void everyStepIsALine() throws IOException {
    FieldExhibit exhibit = of("conv3_2", 3, 5, false);
    List<List<Object>> rows = exhibit.table().rows();
    assertThat(rows).hasSameSizeAs(exhibit.steps());
    for (int i = 0; i < rows.size(); i++) {
      Step step = exhibit.steps().get(i);
      assertThat(rows.get(i))
          .contains(
              step.layer().name(),
              step.field().size(),
              step.box().top(),
              step.box().left(),
              step.beyondBorder(64, 64));
    }
    assertThat(exhibit.about().values())
        .containsEntry("layer", "conv3_2")
        .containsEntry("y", 3)
        .containsEntry("x", 5)
        .doesNotContainKey("channel");
    assertThat(exhibit.array()).isEmpty();
    assertThat(Drawn.read(exhibit).has("effective")).isFalse();
  }

  @Test
  void theInfluencesAreThereToTheLastDigit() throws IOException {
    FieldExhibit exhibit = of("conv3_2", 8, 8, true);
    EffectiveField field = exhibit.effective();
    JsonNode effective = Drawn.read(exhibit).get("effective");
    int width = field.window().width();
    for (int i = 0; i < field.influence().length; i++) {
      assertThat(effective.get("influence").get(i / width).get(i % width).floatValue())
          .isEqualTo(field.influence()[i]);
    }
    assertThat(effective.get("half").doubleValue()).isEqualTo(field.half());
    assertThat(exhibit.array().orElseThrow().values()).isEqualTo(field.influence());
    assertThat(exhibit.array().orElseThrow().shape())
        .containsExactly(field.window().height(), field.window().width());
  }

  @Test
  void theDrawingIsWholeForFieldsOfAnySize() {
    Drawn.assertReadableInAll(of("conv1_1", 0, 63, true));
    Drawn.assertReadableInAll(of("conv3_2", 15, 0, true));
    Drawn.assertReadableInAll(of("pool5", 1, 1, false));
    Drawn.assertReadableInAll(of("fc8", 0, 0, true));
  }

  @Test
  void theDrawingSaysWhatTheUnitSees() {
    FieldExhibit exhibit = of("conv5_3", 2, 2, true);
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Receptive field of conv5_3", "cup.png · small", "padding", "Effective field")
        .contains("196\u00a0×\u00a0196", "conv4_1");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("conv5_3的感受野", "填充", "有效感受野");
    assertThat(Drawn.words(of("conv1_1", 9, 9, false), Language.ENGLISH))
        .doesNotContain("padding", "Effective field");
  }
}
