/** What the pages of the training room show, without a window, and how each is taken away. */
package org.vggscope.export.training;
