package org.vggscope.model;

/** One position of a feature map, row and column from 0. */
public record Position(int y, int x) {}
