/**
 * Pictures in, predictions out: reading and preprocessing pictures, the network as DJL blocks, the
 * forward pass and its activations, and the engine underneath.
 */
package org.vggscope.inference;
