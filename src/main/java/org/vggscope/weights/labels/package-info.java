/** The names of classes in the files in which people keep them. */
package org.vggscope.weights.labels;
