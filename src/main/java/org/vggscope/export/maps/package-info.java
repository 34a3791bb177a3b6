/** The activations of a layer as they are shown: all maps, one of them, or units as bars. */
package org.vggscope.export.maps;
