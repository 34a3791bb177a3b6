/**
 * Why a network answers as it does: each a function of a network and what it made of a picture.
 * Gradients are worked out backwards from the activations that the forward pass has kept.
 */
package org.vggscope.explain;
