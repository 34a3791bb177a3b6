/**
 * How one number of a network comes about: sums, choices and the softmax, term by term, in double
 * precision and without an engine.
 */
package org.vggscope.model.arithmetic;
