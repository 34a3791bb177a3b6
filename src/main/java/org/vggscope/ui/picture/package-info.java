/** The picture, the part of it that the network sees, and the last pictures. */
package org.vggscope.ui.picture;
