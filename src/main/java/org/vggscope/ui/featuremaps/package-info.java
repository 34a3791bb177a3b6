/**
 * The feature maps of the selected layer: a grid of all of them painted into one pixel buffer, one
 * of them enlarged and laid over the picture, and for single units a strip of bars.
 */
package org.vggscope.ui.featuremaps;
