package org.vggscope.model;

/**
 * One class as a network sees it in one picture.
 *
 * @param rank 1 for the most probable class
 * @param index the class's index in {@code fc8}
 * @param id WordNet id, or empty
 * @param label names of the class
 * @param logit the class's value in {@code fc8}
 * @param probability softmax of the logits, 0 to 1
 */
public record Prediction(
    int rank, int index, String id, String label, double logit, double probability) {}
