package org.vggscope.model;

/**
 * One activation: a channel at one position of a layer's feature maps, all from 0.
 *
 * @param layer the layer
 * @param channel its feature map, or the unit of a fully connected layer
 * @param y row in the feature map
 * @param x column in the feature map
 */
public record Unit(Layer layer, int channel, int y, int x) {}
