/** Data sets, recipes, schedules, initialisations, runs and their checkpoints. No JavaFX. */
package org.vggscope.training;
