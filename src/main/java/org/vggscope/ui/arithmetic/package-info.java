/**
 * Where one number comes from: the windows, kernels and products behind a unit of the selected
 * layer, what a pooling chose from, which inputs moved a fully connected unit, and the softmax.
 */
package org.vggscope.ui.arithmetic;
