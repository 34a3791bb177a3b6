package org.vggscope.cli;

import java.util.List;
import org.vggscope.model.Prediction;

/**
 * What a network said of one picture.
 *
 * @param image the picture as it was given
 * @param model the catalogue's id or the weight file's name
 * @param preprocessing its name
 * @param evaluation the method that was asked for, or null when none was
 * @param milliseconds from the decoded picture to the ranked classes; when it failed, until then
 * @param predictions the most probable classes, or null when it failed
 * @param error what was wrong, in one line, or null
 */
record Result(
    String image,
    String model,
    String preprocessing,
    String evaluation,
    double milliseconds,
    List<Prediction> predictions,
    String error) {}
