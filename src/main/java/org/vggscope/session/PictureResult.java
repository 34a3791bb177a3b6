package org.vggscope.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Prediction;
import org.vggscope.model.Shape;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.SourceImage;
import org.vggscope.picture.TensorPicture;

/**
 * What the network made of the current picture.
 *
 * @param model the network that was asked
 * @param picture the picture, what was done to it and what the network sees of it
 * @param ranked all classes, the most probable first
 * @param milliseconds from the decoded picture to the ranked classes
 * @param activationBytes memory of the activations
 */
public record PictureResult(
    ModelView model,
    PreparedPicture picture,
    List<Prediction> ranked,
    double milliseconds,
    long activationBytes) {

  /** The picture as the network takes it. */
  public SourceImage seenByNetwork() {
    return TensorPicture.seen(picture, model.preprocessing());
  }

  /** Whether another network sees another part of the picture. */
  public boolean isCutOtherwise(PictureResult other) {
    return !picture.box().equals(other.picture.box());
  }

  /** Whether the input is larger than the network was trained for. */
  public boolean isDense() {
    int trained = model.architecture().inputSize();
    return picture.input().height() > trained || picture.input().width() > trained;
  }

  /** Which maps are averaged because the input is smaller than the network was trained for. */
  public Optional<NetworkSpec.Averaging> averaging() {
    return model.architecture().averaging(picture.input().height(), picture.input().width());
  }

  /** What each layer writes of this picture. */
  public Map<Layer, Shape> shapes() {
    return model.architecture().shapes(picture.input().height(), picture.input().width());
  }

  /**
   * The shape of the class scores: one position, or a map of them with dense evaluation. Of a
   * network without a classifier that of its last layer.
   */
  public Shape scores() {
    return shapes().get(model.layers().get(model.layers().size() - 1));
  }
}
