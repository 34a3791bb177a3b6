/** One batch over several devices: what crosses between them. */
package org.vggscope.ui.training.parallel;
