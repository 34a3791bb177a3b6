/** A classifier for a person's own classes, learned on what a trained network sees in pictures. */
package org.vggscope.training.own;
