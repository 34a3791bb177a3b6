/** The figures of lessons: each is computed now, from what is open. */
package org.vggscope.lesson.figures;
