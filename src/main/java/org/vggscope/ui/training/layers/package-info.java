/** A run layer by layer: how it started, and how large weights and gradients are. */
package org.vggscope.ui.training.layers;
