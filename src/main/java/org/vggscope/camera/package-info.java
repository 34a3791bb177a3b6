/**
 * Cameras: which there are, and what they see while they are on. Nothing that a driver does, or
 * does not do, keeps anybody waiting for longer than two seconds.
 */
package org.vggscope.camera;
