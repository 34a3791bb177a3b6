/** Which classes are taken for which, and the pictures of them. */
package org.vggscope.ui.training.confusion;
