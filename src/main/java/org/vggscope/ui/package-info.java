/** The window: one sub-package a pane, each a view and its view model. */
package org.vggscope.ui;
