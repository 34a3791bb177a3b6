/** The words of the field, explained once for all panes. */
package org.vggscope.ui.kit.glossary;
