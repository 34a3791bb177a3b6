/** Trainings as processes of their own, begun, watched and steered from a window. */
package org.vggscope.session.training;
