/**
 * Fetches the models that are not bundled: resumed after every kind of break, verified by their
 * SHA-256, whole or not at all. {@link org.vggscope.weights.download.Download} is where to begin;
 * nothing here connects to anything before it is started.
 */
package org.vggscope.weights.download;
