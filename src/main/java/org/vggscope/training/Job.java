package org.vggscope.training;

import java.io.IOException;
import java.util.List;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Shape;

/**
 * What a training works with.
 *
 * @param preprocessing what the network reads, see {@link Training#preprocessing}
 * @param listener told what happens
 */
record Job(
    RunFolder folder,
    Recipe recipe,
    RunFolder.Setup setup,
    DataSet data,
    Preprocessing preprocessing,
    Watched watched,
    Training.Listener listener) {
  /** Pictures a step. */
  int batch() {
    return Math.min(recipe.batch(), data.training().count());
  }

  /** Steps an epoch. */
  int steps() {
    return data.training().count() / batch();
  }

  /** Indices of the pictures in the order in which an epoch, from 0, sees them. */
  List<Integer> order(int epoch) {
    return data.training().order(recipe.seed() * 1_000_003 + epoch);
  }

  /** The network that learns from those pictures. */
  static NetworkSpec network(RunFolder.Setup setup, Recipe recipe, PictureSet set) {
    return setup
        .network()
        .network(
            new Shape(set.channels(), set.side(), set.side()),
            set.classes().size(),
            recipe.dropout());
  }

  /** Writes what is needed to go on. */
  void write(LearningNetwork network, RunFolder.Progress progress) throws IOException {
    listener.happened(
        new TrainingEvent.Checkpoint(
            progress.step(), folder.write(new RunFolder.Checkpoint(progress, network.state()))),
        network);
  }
}
