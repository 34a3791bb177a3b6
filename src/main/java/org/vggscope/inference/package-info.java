/**
 * A tensor in, predictions out: the network as DJL blocks, the forward pass and its activations,
 * and the engine underneath.
 */
package org.vggscope.inference;
