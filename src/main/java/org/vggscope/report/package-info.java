/**
 * What leaves the program, as values: tables, figures, and Jackson's trees as reports; and one
 * writer for each format. Data holds ids that stay; the words in a figure are given to it.
 */
package org.vggscope.report;
