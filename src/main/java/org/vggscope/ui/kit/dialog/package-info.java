/** What all dialogs of the program have in common. */
package org.vggscope.ui.kit.dialog;
