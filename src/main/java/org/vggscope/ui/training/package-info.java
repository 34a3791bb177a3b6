/** The training room: a network learns, seen from the inside. */
package org.vggscope.ui.training;
