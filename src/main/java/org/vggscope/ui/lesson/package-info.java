/**
 * Lessons in the window: a ring round what is spoken of, a bubble beside it, and presenter mode.
 */
package org.vggscope.ui.lesson;
