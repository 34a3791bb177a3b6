/**
 * What is open and what is selected, without a window: the loaded network, the picture and what
 * became of it, the tasks that are being done. Of JavaFX only its properties and lists.
 */
package org.vggscope.session;
