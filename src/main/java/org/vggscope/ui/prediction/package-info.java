/** What the network takes the picture for: the most probable classes, and all of them. */
package org.vggscope.ui.prediction;
