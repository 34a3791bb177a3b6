/** What units see: fields on the picture, stacks of kernels, the numbers of all layers. */
package org.vggscope.export.field;
