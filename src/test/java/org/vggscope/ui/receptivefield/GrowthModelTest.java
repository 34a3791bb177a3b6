package org.vggscope.ui.receptivefield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.EffectiveField;
import org.vggscope.explain.InputGradient;
import org.vggscope.model.Configuration;
import org.vggscope.model.NestedFields;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.model.Vgg;
import org.vggscope.model.Window;
import org.vggscope.session.Selection;
import org.vggscope.ui.kit.Owner;

class GrowthModelTest {
  private static final NetworkSpec D = Vgg.paper(Configuration.D);

  private final Selection selection = new Selection();
  private final GrowthModel model = new GrowthModel(new Owner(), selection);

  @BeforeEach
  void showAPicture() {
    selection.selectLayer(D.layer("conv3_2"));
    model.show(D, 224, 224);
  }

  @Test
  void growsToTheSelectedLayerFromItsMiddle() {
    assertThat(model.steps().stream().map(step -> step.field().size()))
        .containsExactly(3, 5, 6, 10, 14, 16, 24, 32);
    assertThat(model.unit()).isEqualTo(new Unit(D.layer("conv3_2"), Selection.NONE, 28, 28));
    assertThat(model.current()).isEqualTo(model.last());
  }

  @Test
  void followsTheSelectionOfAllPanes() {
    selection.selectUnit(7, new Position(0, 55));
    assertThat(model.unit()).isEqualTo(new Unit(D.layer("conv3_2"), 7, 0, 55));
    assertThat(model.last().box()).isEqualTo(new Window(-14, 206, 32, 32));
    assertThat(model.beyondBorder(model.last())).isCloseTo(1 - 18.0 * 18 / 1024, within(1e-12));
    selection.selectUnit(7, new Position(500, 0));
    assertThat(model.unit().y()).as("a position of another layer").isEqualTo(28);
    selection.selectLayer(D.layer("fc8"));
    assertThat(model.unit()).isEqualTo(new Unit(D.layer("fc8"), Selection.NONE, 0, 0));
  }

  @Test
  void anotherPositionLeavesTheStepThatIsSeen() {
    model.playback().show(3);
    selection.selectUnit(Selection.NONE, new Position(2, 2));
    assertThat(model.current().layer().name()).isEqualTo("conv2_1");
    selection.selectLayer(D.layer("conv3_3"));
    assertThat(model.current().layer().name()).isEqualTo("conv3_3");
  }

  @Test
  void aPixelChoosesTheNearestUnit() {
    model.choose(0, 223);
    assertThat(selection.positionProperty().get()).isEqualTo(new Position(0, 55));
    model.choose(-50, 14);
    assertThat(selection.positionProperty().get()).isEqualTo(new Position(0, 3));
  }

  @Test
  void arrowsStopAtTheBorder() {
    model.move(1, 0);
    assertThat(selection.positionProperty().get()).isEqualTo(new Position(29, 28));
    model.move(0, -100);
    assertThat(selection.positionProperty().get()).isEqualTo(new Position(29, 0));
  }

  @Test
  void theExtentHasRoomForThePictureAndTheWholeField() {
    assertThat(model.extent()).isEqualTo(new Window(0, 0, 224, 224));
    selection.selectUnit(Selection.NONE, new Position(0, 55));
    assertThat(model.extent()).isEqualTo(new Window(-14, 0, 238, 238));
    selection.selectLayer(D.layer("fc6"));
    assertThat(model.extent())
        .isEqualTo(model.last().box())
        .isEqualTo(new Window(-90, -90, 404, 404));
    // Early fields are small: the picture has all the room.
    model.playback().show(0);
    assertThat(model.extent()).isEqualTo(new Window(0, 0, 224, 224));
  }

  @Test
  void knowsNothingWithoutAPicture() {
    model.show(null, 0, 0);
    assertThat(model.steps()).isEmpty();
    assertThat(model.unit()).isNull();
    assertThat(model.current()).isNull();
    model.move(1, 1);
    model.choose(3, 3);
    assertThat(selection.positionProperty().get()).isNull();
  }

  private EffectiveField field(int channel, int y, int x) {
    NestedFields.Step last = model.last();
    Unit unit = new Unit(last.layer(), channel, y, x);
    Window box = last.field().box(y, x);
    Shape input = new Shape(3, 224, 224);
    Window window = box.clippedTo(input);
    float[] values = new float[3 * window.area()];
    values[0] = 1;
    return EffectiveField.of(new InputGradient(unit, input, window, values), box, 2, true, false);
  }

  @Test
  void anEffectiveFieldOfAnotherUnitComesTooLate() {
    model.found(field(3, 5, 5));
    assertThat(model.effectiveProperty().get()).isNull();
    model.found(field(3, 28, 28));
    assertThat(model.effectiveProperty().get()).isNotNull();
    model.move(0, 1);
    assertThat(model.effectiveProperty().get()).isNull();
    selection.selectChannel(9);
    model.found(field(3, 28, 29));
    assertThat(model.effectiveProperty().get()).isNull();
  }

  @Test
  void placesPixelsAndFindsThemAgain() {
    FieldPlacement placement = FieldPlacement.of(new Window(-14, -14, 252, 252), 500, 400, 20);
    assertThat(placement.scale()).isCloseTo(360 / 252.0, within(1e-9));
    assertThat(placement.y(-14)).isCloseTo(20, within(1e-9));
    assertThat(placement.column(placement.x(17.25))).isCloseTo(17.25, within(1e-9));
    assertThat(placement.row(placement.y(100))).isCloseTo(100, within(1e-9));
  }
}
