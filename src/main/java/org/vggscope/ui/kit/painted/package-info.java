/**
 * Panes that are painted into one pixel buffer, with frames over what was painted: the base of all,
 * grids that scroll, and pictures that zoom.
 */
package org.vggscope.ui.kit.painted;
