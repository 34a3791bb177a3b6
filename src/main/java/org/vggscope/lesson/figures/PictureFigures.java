package org.vggscope.lesson.figures;

import org.vggscope.model.Prediction;
import org.vggscope.picture.CropBox;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;

/** Figures of the picture and of what the network says of it. */
public final class PictureFigures implements Group {
  @Override
  public Value value(String name, Arguments given) {
    Open open = given.open();
    return switch (name) {
      case "picture-name" -> Value.Name.of(open.result().picture().source().name());
      case "picture-width" -> Group.number(open.result().picture().source().width());
      case "picture-height" -> Group.number(open.result().picture().source().height());
      case "frame-width" -> Group.number(Math.rint(open.result().picture().box().width()));
      case "frame-height" -> Group.number(Math.rint(open.result().picture().box().height()));
      case "input-side" -> Group.number(side(open.result().picture().input()));
      case "pixel" -> Group.number(pixel(open.result().picture().input(), given));
      case "class" -> Open.name(Open.ranked(open.result(), given.whole(0)));
      case "probability" -> Group.share(Open.ranked(open.result(), given.whole(0)).probability());
      case "logit" -> Group.number(Open.ranked(open.result(), given.whole(0)).logit());
      case "asked-class" -> Open.name(asked(open));
      case "asked-probability" -> Group.share(asked(open).probability());
      case "asked-rank" -> Group.number(asked(open).rank());
      case "preprocessing-name" -> Value.Name.of(open.result().picture().preprocessing().name());
      default -> null;
    };
  }

  private static int side(InputTensor input) {
    return Math.min(input.height(), input.width());
  }

  private static float pixel(InputTensor input, Arguments given) {
    int channel = given.whole(0, input.shape().channels());
    int y = given.whole(1, input.height());
    int x = given.whole(2, input.width());
    return input.values()[(channel * input.height() + y) * input.width() + x];
  }

  /** The class that is asked about: the chosen one, or the first. */
  static Prediction asked(Open open) {
    PictureResult result = open.result();
    int chosen = open.session().selection().classProperty().get();
    return chosen == Selection.NONE
        ? Open.ranked(result, 1)
        : result.ranked().stream()
            .filter(each -> each.index() == chosen)
            .findFirst()
            .orElseThrow(NotThere::atAll);
  }

  /** A place of what the network sees as a place of the whole picture. */
  public static Value.Place inWhole(PreparedPicture picture, double y, double x) {
    CropBox box = picture.box();
    return new Value.Place(
        (box.y() + y * box.height()) / picture.taken().height(),
        (box.x() + x * box.width()) / picture.taken().width());
  }
}
