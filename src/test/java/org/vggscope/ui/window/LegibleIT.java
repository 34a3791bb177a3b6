package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.report.Contrast;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.kit.controls.ProbabilityBar;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * What is written is read and what is operated is seen, in every view and both themes: WCAG's 4.5
 * for text, 3 for controls, tracks and the ring of the keys; and no more than five sizes of type.
 */
class LegibleIT extends WindowTest {
  private static final Set<Double> SIZES = Set.of(11.0, 12.0, 13.0, 15.0, 20.0);
  private static final double ROUNDING = 0.02;

  private static final Path UNDRESSED = Path.of("src/build/css/unused.txt");

  private final Set<String> faults = new TreeSet<>();

  /** Classes that the theme says nothing of any more. */
  private Set<String> undressed = Set.of();

  private int texts;
  private int controls;

  private static Color over(Color upper, Color lower) {
    int opaque = Inks.over(upper, lower);
    return Color.rgb(opaque >> 16 & 0xFF, opaque >> 8 & 0xFF, opaque & 0xFF);
  }

  private static int argb(Color opaque) {
    return Inks.over(opaque, Color.BLACK);
  }

  /** What lies behind a node's own background. */
  private static Color behind(Node node) {
    List<Node> path = new ArrayList<>();
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      path.add(0, each);
    }
    Color ground = Color.WHITE;
    Point2D middle = node.localToScene(centre(node));
    for (Node each : path) {
      ground = painted(each, ground);
      for (Node child : ((Parent) each).getChildrenUnmodifiable()) {
        if (child instanceof PixelSurface surface && surface.isVisible()) {
          ground = pixel(surface, surface.sceneToLocal(middle), ground);
        }
      }
    }
    return ground;
  }

  private static Point2D centre(Node node) {
    Bounds bounds = node.getLayoutBounds();
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  private static Color pixel(PixelSurface surface, Point2D at, Color ground) {
    Raster raster = surface.raster();
    int x = (int) (at.getX() * surface.density());
    int y = (int) (at.getY() * surface.density());
    boolean inside = x >= 0 && x < raster.width() && y >= 0 && y < raster.height();
    int colour = inside ? raster.at(x, y) : 0;
    return colour == 0 ? ground : Color.rgb(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
  }

  /** The ground after a node has painted its innermost background over it. */
  private static Color painted(Node node, Color ground) {
    if (node instanceof Region region && region.getBackground() != null) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color colour) {
          ground = over(colour, ground);
        }
      }
    }
    return ground;
  }

  private static double opacity(Node node) {
    double opacity = 1;
    for (Node each = node; each != null; each = each.getParent()) {
      opacity *= each.getOpacity();
    }
    return opacity;
  }

  private void look(String where, Node node) {
    node.getStyleClass().stream()
        .filter(undressed::contains)
        .forEach(each -> faults.add("%s: nothing dresses %s".formatted(where, each)));
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node instanceof Text text && !text.getText().isBlank()) {
      texts++;
      double size = text.getFont().getSize();
      if (SIZES.stream().noneMatch(each -> Math.abs(each - size) < ROUNDING)) {
        faults.add("%s: '%s' is written in %s".formatted(where, text.getText(), size));
      }
      Color ground = behind(text);
      // What is ahead or only asked for steps back by its opacity, and may.
      if (opacity(text) == 1) {
        demand(where, "'" + text.getText() + "'", text.getFill(), ground, 4.5);
      }
    }
    Region seen = border(node);
    if (seen != null && seen.getWidth() > 0 && opacity(seen) == 1) {
      controls++;
      Paint outer =
          seen.getBorder() != null && !seen.getBorder().getStrokes().isEmpty()
              ? seen.getBorder().getStrokes().get(0).getTopStroke()
              : seen.getBackground() == null
                  ? Color.TRANSPARENT
                  : seen.getBackground().getFills().stream()
                      .map(BackgroundFill::getFill)
                      .filter(fill -> !isClear(fill))
                      .findFirst()
                      .orElse(Color.TRANSPARENT);
      // A button without a background is its words.
      boolean words =
          node instanceof Labeled labeled && !labeled.getText().isEmpty() && isClear(outer);
      if (!words) {
        demand(where, node.getClass().getSimpleName() + " " + node.getId(), outer, behind(seen), 3);
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(where, child));
    }
  }

  private static boolean isClear(Paint paint) {
    return paint instanceof Color colour && colour.getOpacity() == 0;
  }

  /** What of a control shows where it is. */
  private static Region border(Node node) {
    if (node instanceof CheckBox) {
      return (Region) node.lookup(".box");
    }
    if (node instanceof Slider) {
      return (Region) node.lookup(".track");
    }
    boolean inside =
        node.getParent() instanceof Spinner || node.getParent() instanceof ComboBoxBase;
    boolean control =
        node instanceof ButtonBase && !(node instanceof Hyperlink)
            || node instanceof ComboBoxBase
            || node instanceof TextInputControl
            || node instanceof Spinner
            || node instanceof ProbabilityBar;
    boolean inMenuBar = node.getStyleClass().contains("menu-button") && node.getId() == null;
    return control && !inside && !inMenuBar ? (Region) node : null;
  }

  private void demand(String where, String what, Paint paint, Color ground, double least) {
    if (paint instanceof Color colour) {
      double ratio = Contrast.ratio(argb(over(colour, ground)), argb(ground));
      if (ratio < least - ROUNDING) {
        faults.add("%s: %s has %.2f (%s on %s)".formatted(where, what, ratio, colour, ground));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textsAndControlsStandOut(boolean dark) throws IOException {
    awaitIdle();
    undressed = Set.copyOf(Files.readAllLines(UNDRESSED));
    onWindow(() -> Themes.dress(stage.getScene(), dark));
    onWindow(
        () -> {
          window.requestFocus();
          Region ring = (Region) lookup("#focus-ring").query();
          Color ink = (Color) ring.getBorder().getStrokes().get(0).getTopStroke();
          for (Node each : List.of((Node) window, lookup("#network-strip").<Node>query())) {
            demand("ring", each.getId(), ink, painted(each, Color.WHITE), 3);
          }
        });
    forEachPage(entry -> onWindow(() -> look(entry.id(), stage.getScene().getRoot())));
    onWindow(session.companion()::switchOff);
    assertThat(texts).isGreaterThan(500);
    assertThat(controls).isGreaterThan(100);
    assertThat(faults).isEmpty();
  }

  /** Linear red, green and blue as seen without green, and without red (Machado 2009). */
  private static final double[][][] SEEN = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {
      {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.01182, 0.04294, 0.968881}
    },
    {
      {0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}
    }
  };

  private static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** CIE 1976 L*a*b* of a colour as one kind of eye sees it. */
  private static double[] lab(Color colour, double[][] eye) {
    double[] light = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = eye[i][0] * light[0] + eye[i][1] * light[1] + eye[i][2] * light[2];
      seen[i] = Math.max(0, Math.min(1, sum));
    }
    double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
    double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double root(double value) {
    return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
  }

  @Test
  void blocksAreToldApartWithoutGreenOrRed() {
    awaitIdle();
    onWindow(() -> session.selection().selectLayer(session.modelProperty().get().layers().get(0)));
    onWindow(() -> session.selection().moveLayer(100));
    openTab("Receptive field");
    TreeMap<String, Color> blocks = new TreeMap<>();
    for (Node bar : lookup(".step-bar").queryAll()) {
      String block =
          bar.getStyleClass().stream()
              .filter(each -> each.startsWith("block-"))
              .findFirst()
              .orElseThrow();
      blocks.put(block, (Color) ((Region) bar).getBackground().getFills().get(0).getFill());
    }
    assertThat(blocks).hasSize(6);
    for (double[][] eye : SEEN) {
      for (String one : blocks.keySet()) {
        for (String other : blocks.tailMap(one, false).keySet()) {
          double[] first = lab(blocks.get(one), eye);
          double[] second = lab(blocks.get(other), eye);
          double distance =
              Math.hypot(
                  first[0] - second[0], Math.hypot(first[1] - second[1], first[2] - second[2]));
          assertThat(distance).as(one + " and " + other).isGreaterThan(25);
        }
      }
    }
    for (Color colour : blocks.values()) {
      for (Color ground : List.of(Color.WHITE, Color.web("#0d1117"))) {
        assertThat(Contrast.ratio(argb(colour), argb(ground))).isGreaterThan(3);
      }
    }
  }
}
