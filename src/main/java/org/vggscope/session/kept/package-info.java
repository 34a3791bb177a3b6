/** What a session leaves behind for the next one: its state and the pictures that have no file. */
package org.vggscope.session.kept;
