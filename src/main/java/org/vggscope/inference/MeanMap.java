package org.vggscope.inference;

import org.vggscope.model.Layer;

/**
 * The mean over a layer's feature maps.
 *
 * @param layer the layer
 * @param height rows
 * @param width columns
 * @param values {@code height * width} numbers, row by row; not to be written to
 */
public record MeanMap(Layer layer, int height, int width, float[] values) {}
