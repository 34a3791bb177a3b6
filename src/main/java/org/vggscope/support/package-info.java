/** What every room needs and no room owns: work shared among processors. Needs the JDK only. */
package org.vggscope.support;
