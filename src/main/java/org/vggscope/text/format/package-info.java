/** How numbers are written for people, the same in every pane, figure and report. */
package org.vggscope.text.format;
