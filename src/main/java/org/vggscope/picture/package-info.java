/**
 * Pictures in: decoding, orientation, colour, and preprocessing to a tensor, with all that a
 * picture's file can get wrong. Needs no network and no engine.
 */
package org.vggscope.picture;
