/** What lessons do, wait for and judge, on a session and a {@link org.vggscope.lesson.Stage}. */
package org.vggscope.lesson.play;
