/** A walk from the picture through all layers to the answer. */
package org.vggscope.export.walk;
