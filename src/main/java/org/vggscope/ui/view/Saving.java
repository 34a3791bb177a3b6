package org.vggscope.ui.view;

import java.util.List;

/**
 * What can be saved of a view, as it is now.
 *
 * @param title of the dialog
 * @param name of the file, without its ending
 * @param formats the first is what is proposed
 */
public record Saving(String title, String name, List<SaveDialog.Format> formats) {}
