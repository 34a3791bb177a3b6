/**
 * What panes paint with: a buffer of pixels in the theme's colours, maps of numbers enlarged or
 * shrunk into it, and frames round what was painted.
 */
package org.vggscope.ui.kit.pixels;
