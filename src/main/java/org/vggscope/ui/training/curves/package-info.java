/** Loss and accuracy over the steps of a run. */
package org.vggscope.ui.training.curves;
