/**
 * What a channel, a unit or a class likes: activation maximisation, gradient ascent on a picture
 * from noise (Erhan et al. 2009; Olah, Mordvintsev, Schubert, "Feature Visualization", 2017), with
 * the parametrisation and the transformations of Lucid ({@code lucid/optvis}).
 */
package org.vggscope.explain.likes;
