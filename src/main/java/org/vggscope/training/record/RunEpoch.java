package org.vggscope.training.record;

import java.util.List;

/**
 * An epoch that ended.
 *
 * @param step steps made
 * @param epoch from 1
 * @param loss the mean over its batches
 * @param accuracy the mean over its batches, 0 to 1
 * @param validation accuracy on the validation part, 0 to 1
 * @param rate of its last step
 * @param picturesPerSecond over the whole epoch, validation not counted
 * @param confusion {@code [class][answer]}, counts on the validation part
 */
public record RunEpoch(
    long step,
    int epoch,
    double loss,
    double accuracy,
    double validation,
    double rate,
    double picturesPerSecond,
    List<List<Integer>> confusion) {}
