/** What the window can do, as values: commands, from which menus, keys and lists are made. */
package org.vggscope.ui.view;
