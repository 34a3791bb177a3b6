/**
 * One picture under every preprocessing, side by side: what the network sees, what it answers, and
 * what makes the difference.
 */
package org.vggscope.ui.preprocessing;
