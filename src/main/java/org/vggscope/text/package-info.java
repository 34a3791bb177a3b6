/** Words for people: what problems are called, the same in the window and on the command line. */
package org.vggscope.text;
