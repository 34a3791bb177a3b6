/** Where one number of a layer comes from, as it is shown: terms, sums, choices, the softmax. */
package org.vggscope.export.arithmetic;
