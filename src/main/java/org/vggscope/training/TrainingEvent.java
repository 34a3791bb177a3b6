package org.vggscope.training;

import java.nio.file.Path;
import java.util.List;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.Problem;

/** What happens in a training, as values that a window or a terminal can show. */
public sealed interface TrainingEvent {

  /**
   * It begins, or goes on.
   *
   * @param step steps that were made before
   * @param stepsAnEpoch steps of each epoch
   * @param diagnosis how the numbers spread before the first step; null where it goes on
   */
  record Started(
      NetworkSpec network, DataSet data, long step, int stepsAnEpoch, Diagnosis diagnosis)
      implements TrainingEvent {}

  /** It goes on without something that its folder had. */
  record Lost(Problem what) implements TrainingEvent {}

  /**
   * A step was made.
   *
   * @param step steps made
   * @param epoch the epoch that it belongs to, from 1
   * @param position steps made in that epoch
   * @param loss of the batch, before the step
   * @param accuracy of the batch, 0 to 1, before the step
   * @param rate of learning
   * @param picturesPerSecond at this step
   */
  record Step(
      long step,
      int epoch,
      int position,
      double loss,
      double accuracy,
      double rate,
      double picturesPerSecond)
      implements TrainingEvent {}

  /**
   * An epoch ended.
   *
   * @param loss the mean over its batches
   * @param accuracy the mean over its batches, 0 to 1
   * @param validation accuracy on the validation part, 0 to 1
   * @param better whether that is the best so far
   * @param picturesPerSecond over the whole epoch, validation not counted
   * @param confusion {@code [class][answer]}, counts on the validation part
   */
  record Epoch(
      long step,
      int epoch,
      double loss,
      double accuracy,
      double validation,
      boolean better,
      double rate,
      double picturesPerSecond,
      List<List<Integer>> confusion)
      implements TrainingEvent {}

  /** What is needed to go on was written. */
  record Checkpoint(long step, Path file) implements TrainingEvent {}

  /**
   * It ended.
   *
   * @param why how
   */
  record Ended(long step, double best, End why) implements TrainingEvent {}

  /** Why a training ends. */
  enum End {
    /** All epochs are done. */
    DONE,
    /** The schedule has no more cuts. */
    PLATEAU,
    /** Somebody stopped it; it can go on. */
    STOPPED
  }
}
