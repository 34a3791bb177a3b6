/** What the pages of the training room share: the run that is watched and the moment of it. */
package org.vggscope.ui.training.page;
