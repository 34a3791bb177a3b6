/**
 * Two networks side by side: their layers, their answers, what they cost and how alike they are.
 */
package org.vggscope.ui.compare;
