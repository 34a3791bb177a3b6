/** The dialog that begins a training: pictures, network, recipe, start and what they cost. */
package org.vggscope.ui.training.start;
