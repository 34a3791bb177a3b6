/** Fetching published networks, when a person asks for it. */
package org.vggscope.ui.download;
