package org.vggscope.ui.evidence;

import org.vggscope.explain.AblationEffect;
import org.vggscope.session.PictureResult;

/**
 * What a network answers to a picture with parts of it switched off.
 *
 * @param picture the picture
 * @param effect what became of the answer
 */
record AblationAnswer(PictureResult picture, AblationEffect effect) {}
