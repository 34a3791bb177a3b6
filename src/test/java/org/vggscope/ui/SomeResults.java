package org.vggscope.ui;

import java.nio.file.Path;
import java.util.List;
import org.vggscope.model.Configuration;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Vgg;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;

/** Results for tests that need no network. */
public final class SomeResults {
  private static final Labels LABELS =
      Labels.parse(
          List.of(
              "n01443537\tgoldfish, Carassius auratus",
              "n02123045\ttabby, tabby cat",
              "n02124075\tEgyptian cat",
              "n07920052\tespresso",
              "n07875152\tpotpie"));

  private SomeResults() {}

  /** The classes of a very small network, the third one the most probable. */
  public static List<Prediction> ranked() {
    return Predictions.ranked(new float[] {-9.5f, 1, 4, 0, -1}, LABELS);
  }

  /** A picture of that size, read by a network that was trained at 64 x 64. */
  public static PictureResult result(int width, int height, Preprocessing preprocessing) {
    NetworkSpec architecture =
        Vgg.of(Configuration.D, List.of(1, 1, 1, 1, 1), List.of(1, 1), LABELS.size(), 64);
    ModelView model =
        new ModelView(
            new ModelSource.OwnFile(Path.of("A small VGG16")),
            "small",
            architecture,
            LABELS,
            preprocessing,
            0,
            "test",
            List.of(),
            null,
            null,
            "none",
            ModelView.Said.NOTHING);
    SourceImage source = new SourceImage("cup.png", width, height, new int[width * height]);
    PreparedPicture picture = Preprocessor.prepare(source, preprocessing);
    return new PictureResult(model, picture, ranked(), 4.21, 0);
  }

  /** The same picture and network, prepared otherwise. */
  public static PictureResult again(PictureResult result, Preprocessing preprocessing) {
    PreparedPicture picture = Preprocessor.prepare(result.picture().source(), preprocessing);
    return new PictureResult(result.model(), picture, ranked(), 4.21, 0);
  }
}
