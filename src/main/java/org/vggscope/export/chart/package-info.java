/** Curves over steps, and charts of them as parts of drawings. */
package org.vggscope.export.chart;
