package org.vggscope.ui.network;

import java.util.List;
import org.vggscope.model.Prediction;
import org.vggscope.model.Shape;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.view.Links;

/** The picture that the network reads, and the classes that come out, as the strip shows them. */
final class Ends {
  private static final int TOP = 5;

  private final Session session;
  private final EndTile input;
  private final EndTile classes;

  Ends(Session session, Links links) {
    this.session = session;
    input =
        new EndTile(
            "tile-input",
            Texts.of("picture"),
            this::paintPicture,
            () -> links.open("preprocessing"));
    classes =
        new EndTile(
            "tile-classes", Texts.of("classes"), this::paintClasses, () -> goToClass(links));
  }

  EndTile input() {
    return input;
  }

  EndTile classes() {
    return classes;
  }

  /** {@code 3 @ 64 × 64}, as the blocks say theirs; empty before there is a picture. */
  String inputTitle() {
    PictureResult result = session.resultProperty().get();
    return result == null
        ? ""
        : "%d @ %d × %d"
            .formatted(
                result.picture().input().shape().channels(),
                result.picture().input().height(),
                result.picture().input().width());
  }

  /** Follows the session. */
  void show() {
    PictureResult result = session.resultProperty().get();
    input.show(result == null ? Texts.of("No picture yet") : read(result));
    classes.show(
        result == null || result.ranked().isEmpty()
            ? Texts.of("No classes yet")
            : Texts.of(
                "%d classes come out, the first is %s. A click leads to how it is computed.",
                result.ranked().size(), PredictionFormat.name(result.ranked().get(0))));
  }

  private static String read(PictureResult result) {
    Shape shape = result.picture().input().shape();
    return switch (result.picture().preprocessing().order()) {
      case GREY ->
          Texts.of(
              "What the network reads: %s numbers, one of grey for each pixel. A click leads to"
                  + " Preprocessing.",
              shape);
      case RGBA ->
          Texts.of(
              "What the network reads: %s numbers, red, green, blue and alpha of each pixel. A"
                  + " click leads to Preprocessing.",
              shape);
      case RGB, BGR ->
          Texts.of(
              "What the network reads: %s numbers, red, green and blue of each pixel. A click leads"
                  + " to Preprocessing.",
              shape);
    };
  }

  /** The first class's logit, and softmax below it. */
  private void goToClass(Links links) {
    PictureResult result = session.resultProperty().get();
    if (result == null || result.ranked().isEmpty()) {
      return;
    }
    result
        .model()
        .architecture()
        .classifier()
        .ifPresent(
            layer -> {
              session.selection().selectLayer(layer);
              int asked = session.selection().classProperty().get();
              int unit = asked == Selection.NONE ? result.ranked().get(0).index() : asked;
              session.selection().selectUnit(unit, null);
              links.open("arithmetic");
            });
  }

  /** The picture and, beside and below it, its three channels. */
  private void paintPicture(Raster raster, Inks inks) {
    raster.clear(inks.faint());
    PictureResult result = session.resultProperty().get();
    if (result == null) {
      return;
    }
    SourceImage seen = result.picture().seen();
    if (result.picture().preprocessing().order().channels() == 1) {
      paint(raster, seen, 0, 0, raster.width(), raster.height(), 0xFFFFFFFF);
      return;
    }
    int halfX = raster.width() / 2;
    int halfY = raster.height() / 2;
    paint(raster, seen, 0, 0, halfX, halfY, 0xFFFFFFFF);
    paint(raster, seen, halfX, 0, raster.width(), halfY, 0xFFFF0000);
    paint(raster, seen, 0, halfY, halfX, raster.height(), 0xFF00FF00);
    paint(raster, seen, halfX, halfY, raster.width(), raster.height(), 0xFF0000FF);
  }

  /** What of the picture a mask lets through. */
  private static void paint(
      Raster raster, SourceImage seen, int left, int top, int right, int bottom, int mask) {
    for (int y = top; y < bottom; y++) {
      int row = (int) ((long) (y - top) * seen.height() / (bottom - top));
      for (int x = left; x < right; x++) {
        int column = (int) ((long) (x - left) * seen.width() / (right - left));
        raster.set(x, y, (seen.pixels()[row * seen.width() + column] | 0xFF000000) & mask);
      }
    }
  }

  /** The first five as bars of their probabilities, the first on top. */
  private void paintClasses(Raster raster, Inks inks) {
    raster.clear(inks.faint());
    PictureResult result = session.resultProperty().get();
    List<Prediction> ranked = result == null ? List.of() : result.ranked();
    double room = (double) raster.height() / TOP;
    for (int i = 0; i < Math.min(TOP, ranked.size()); i++) {
      int top = (int) Math.round(i * room + room * 0.15);
      int bottom = (int) Math.round((i + 1) * room - room * 0.15);
      int length = (int) Math.max(1, Math.round(ranked.get(i).probability() * raster.width()));
      raster.fill(0, top, raster.width(), bottom - top, inks.mark());
      raster.fill(1, top + 1, raster.width() - 2, bottom - top - 2, inks.ground());
      raster.fill(0, top, length, bottom - top, inks.bar());
    }
  }
}
