/** What the comparison of two networks shows, without a window, and how it is taken away. */
package org.vggscope.export.compare;
