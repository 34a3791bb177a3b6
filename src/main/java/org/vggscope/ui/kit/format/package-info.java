/** How numbers are written for people, the same in every pane. */
package org.vggscope.ui.kit.format;
