/** Several starts of one training, side by side. */
package org.vggscope.ui.training.race;
