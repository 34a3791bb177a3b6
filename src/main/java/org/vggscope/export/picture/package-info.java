/** The picture, what is done to it before a network sees it, and what the network answers. */
package org.vggscope.export.picture;
