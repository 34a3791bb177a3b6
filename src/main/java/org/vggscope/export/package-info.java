/**
 * What each view shows, to be taken away: drawings and the numbers behind them, made of values and
 * not of the window, so that the window, the command line and the report write the same bytes.
 */
package org.vggscope.export;
