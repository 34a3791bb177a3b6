/**
 * What the units of the selected layer see of the picture, why small kernels are stacked, and the
 * numbers of all layers of VGG and AlexNet.
 */
package org.vggscope.ui.receptivefield;
