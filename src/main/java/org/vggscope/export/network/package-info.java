/** The network layer by layer as it is shown. */
package org.vggscope.export.network;
