/** A confusion matrix: what it says, and how it is painted. */
package org.vggscope.ui.training.matrix;
