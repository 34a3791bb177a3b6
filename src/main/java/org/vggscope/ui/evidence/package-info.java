/**
 * Why this class: heat maps over the picture, parts of the network switched off, and the patches of
 * a folder that drive a channel hardest.
 */
package org.vggscope.ui.evidence;
