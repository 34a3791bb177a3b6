package org.vggscope.inference;

import java.util.List;
import org.vggscope.model.Prediction;
import org.vggscope.picture.PreparedPicture;

/**
 * What a network made of one picture.
 *
 * @param picture the picture as it was prepared, or null when a tensor was fed as it is
 * @param activations every layer's activations, in the engine until closed
 * @param ranked all classes, the most probable first; empty when the network has no classifier
 * @param milliseconds from the decoded picture to the ranked classes
 */
public record Analysis(
    PreparedPicture picture, Activations activations, List<Prediction> ranked, double milliseconds)
    implements AutoCloseable {

  /**
   * The same, which has the prepared picture of an earlier one where that was prepared of the same
   * picture in the same way: who shows it sees that nothing changed.
   */
  public Analysis sharing(Analysis earlier) {
    boolean same =
        earlier != null
            && picture.source() == earlier.picture.source()
            && picture.preprocessing().equals(earlier.picture.preprocessing());
    return same ? new Analysis(earlier.picture, activations, ranked, milliseconds) : this;
  }

  @Override
  public void close() {
    activations.close();
  }
}
