/**
 * The command line: one class a command. Standard output carries results only, errors are one line
 * each on standard error, and the exit status is 0 when all went well, 1 when some input failed and
 * 2 for wrong usage. Runs without a screen.
 */
package org.vggscope.cli;
