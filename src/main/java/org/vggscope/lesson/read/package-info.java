/** Lesson files: reading them, and what is wrong with them. */
package org.vggscope.lesson.read;
