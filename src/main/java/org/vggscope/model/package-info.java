/**
 * What a VGG network is: configurations, layers, shapes, parameters, multiply-adds, receptive
 * fields, labels, preprocessing. Plain values, no engine, no window, no files.
 */
package org.vggscope.model;
