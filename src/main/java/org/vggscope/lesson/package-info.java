/**
 * Lessons as data, their reader, what is wrong with them, and how they are played; without a
 * window. What is to be computed for them is in {@code figures}.
 */
package org.vggscope.lesson;
