/** All that there is to be seen of a picture and a network, on one page to be read and printed. */
package org.vggscope.export.page;
