/**
 * Weight files of every format, the catalogue of models, and downloads. Whatever the file's own
 * layout, parameters are handed over as float32, convolutions as {@code (out, in, height, width)},
 * fully connected layers as {@code (out, in)} with {@code fc6}'s inputs in {@code (channel, y, x)}
 * order.
 */
package org.vggscope.weights;
