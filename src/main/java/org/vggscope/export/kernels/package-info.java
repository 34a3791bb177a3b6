/** The weights of a layer as they are shown: kernels, the matrix of their norms, distributions. */
package org.vggscope.export.kernels;
