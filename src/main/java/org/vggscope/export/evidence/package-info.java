/** Why this class: heat maps, what is switched off, and what drives a channel. */
package org.vggscope.export.evidence;
