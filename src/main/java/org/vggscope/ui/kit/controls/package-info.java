/** Controls that more than one pane is made of. */
package org.vggscope.ui.kit.controls;
