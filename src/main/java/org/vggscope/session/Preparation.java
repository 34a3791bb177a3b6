package org.vggscope.session;

import org.vggscope.model.Preprocessing;

/**
 * How pictures are prepared.
 *
 * @param preprocessing at the size that the network was trained at
 * @param size side of the picture that the network reads, in pixels; 0 for the trained size or what
 *     the preprocessing says
 */
record Preparation(Preprocessing preprocessing, int size) {}
