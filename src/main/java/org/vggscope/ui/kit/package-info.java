/** What every part of the window needs. */
package org.vggscope.ui.kit;
