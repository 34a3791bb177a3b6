/** The dialog in which the open network learns the classes of a person. */
package org.vggscope.ui.training.own;
