package org.vggscope.training.record;

import java.nio.file.Path;

/**
 * A network as it was.
 *
 * @param step steps made then
 * @param file its weights, in the own format
 */
public record Moment(long step, Path file) {}
