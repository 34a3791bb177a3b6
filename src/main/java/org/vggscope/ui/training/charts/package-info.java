/** Curves over the steps of a run, as lines of a chart. */
package org.vggscope.ui.training.charts;
