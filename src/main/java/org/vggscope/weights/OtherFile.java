package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.vggscope.support.Problem;

/** What is opened for weights and is none: said by name, with what helps. */
final class OtherFile {
  private static final int HEAD = 512;

  private OtherFile() {}

  static WeightFileException refused(ByteSource source) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD, source.size()));
    source.read(0, head);
    String text = new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1);
    return new WeightFileException(
        Problem.of("%s", what(text, text.strip().toLowerCase(Locale.ROOT))));
  }

  private static String what(String text, String lower) {
    if (text.startsWith("version https://git-lfs.github.com/")) {
      return "this is a Git LFS pointer, which stands for the weights and has none; 'git lfs pull'"
          + " fetches them";
    }
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return "this is a web page that was saved in place of the weights; download the file itself."
          + " It is no weight file that VggScope reads";
    }
    if (lower.startsWith("<?xml")) {
      return "this is XML, no weight file that VggScope reads";
    }
    if (text.startsWith("GGUF")) {
      return "this is GGUF, a format for language models; no VGG network is kept so";
    }
    if (text.startsWith("TFL3", 4)) {
      return "this is a TensorFlow Lite model, which VggScope does not read; convert the Keras model"
          + " that it was made of";
    }
    if (text.matches("(?s)\\s*(?:import |from \\w+ import |#!.*python|class \\w+|def \\w+).*")) {
      return "this is a Python program, which may make a network but holds no weights";
    }
    if (text.matches("(?s)\\s*(?:name: |layers? \\{|input: ).*")) {
      return "this is a Caffe network's description (.prototxt), which holds no weights; they are in"
          + " the .caffemodel that belongs to it";
    }
    if (lower.startsWith("{") || lower.startsWith("[")) {
      return "this is JSON, which holds no weights; they are in a file beside it";
    }
    return "this is no weight file that VggScope reads: .npy, .npz, .pth, .safetensors, .h5, .keras,"
        + " .params, .onnx, .caffemodel";
  }
}
