/** What the dialogs of the training room share: questions, and what is said of the answers. */
package org.vggscope.ui.training.asking;
