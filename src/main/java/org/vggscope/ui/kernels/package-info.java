/**
 * The weights of the selected layer: the kernels of one channel as tiles, the whole layer as a
 * matrix of norms, and how its weights and biases are distributed.
 */
package org.vggscope.ui.kernels;
