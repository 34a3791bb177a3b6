/** What can stand in a lesson: actions, conditions and figures with their arguments, and ids. */
package org.vggscope.lesson.grammar;
