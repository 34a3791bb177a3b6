/** What a training leaves on the disk for those who watch it, and how they steer it. No JavaFX. */
package org.vggscope.training.record;
