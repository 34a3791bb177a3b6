package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.vggscope.support.Problem;

/** What is opened for weights and is none: said by name, with what helps. */
final class OtherFile {
  private static final int HEAD = 512;

  /** What a table of TensorFlow's (and LevelDB's) ends in. */
  private static final long LEVELDB_TABLE = 0xdb4775248b80fb57L;

  private static final Map<String, String> ARCHIVES =
      Map.of(
          "7z\274\257\047\034",
          "7z",
          "Rar!\032\007",
          "RAR",
          "\3757zXZ\0",
          "xz",
          "BZh",
          "bzip2",
          "\050\265\057\375",
          "Zstandard");

  private OtherFile() {}

  static WeightFileException refused(ByteSource source) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD, source.size()));
    source.read(0, head);
    long end = Math.max(0, source.size() - Long.BYTES);
    ByteBuffer last = ByteBuffer.allocate((int) (source.size() - end));
    source.read(end, last);
    boolean checkpoint =
        source.size() > Long.BYTES
            && last.order(ByteOrder.LITTLE_ENDIAN).getLong(0) == LEVELDB_TABLE;
    if (checkpoint || source.name().matches(".*\\.data-\\d{5}-of-\\d{5}")) {
      return new WeightFileException(
          Problem.of(
              "this is a part of a TensorFlow checkpoint, which VggScope does not read; load it with"
                  + " TensorFlow (tf.train.load_checkpoint) and save its arrays with np.savez"));
    }
    String text = new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1);
    return new WeightFileException(what(text, text.strip().toLowerCase(Locale.ROOT)));
  }

  private static Problem what(String text, String lower) {
    if (text.startsWith("version https://git-lfs.github.com/")) {
      return Problem.of(
          "this is a Git LFS pointer, which stands for the weights and has none; 'git lfs pull'"
              + " fetches them");
    }
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return Problem.of(
          "this is a web page that was saved in place of the weights; download the file itself."
              + " It is no weight file that VggScope reads");
    }
    if (lower.startsWith("<?xml")) {
      return Problem.of("this is XML, no weight file that VggScope reads");
    }
    for (Map.Entry<String, String> archive : ARCHIVES.entrySet()) {
      if (text.startsWith(archive.getKey())) {
        return archive(archive.getValue());
      }
    }
    if (text.startsWith("ustar", 257)) {
      return archive("tar");
    }
    if (text.startsWith("MATLAB 7.3")) {
      return Problem.of(
          "this is a MATLAB file of version 7.3, which VggScope does not read; load it in MATLAB"
              + " and save it with -v7");
    }
    if (text.matches("(?s)[\3\4]\0\0\0\1\0\0\0.*") || text.matches("(?s)[34]\\n1\\n.*")) {
      return Problem.of(
          "this is a file of Lua's Torch (.t7), which VggScope does not read; Caffe's original"
              + " of the network or torchvision's has the same weights");
    }
    if (text.contains("Placeholder") || text.contains("serving_default")) {
      return Problem.of(
          "this is a TensorFlow graph (.pb), which VggScope does not read; save the weights with"
              + " Keras (.weights.h5, .keras) or convert the graph to ONNX with tf2onnx");
    }
    if (text.startsWith("GGUF")) {
      return Problem.of("this is GGUF, a format for language models; no VGG network is kept so");
    }
    if (text.startsWith("TFL3", 4)) {
      return Problem.of(
          "this is a TensorFlow Lite model, which VggScope does not read; convert the Keras"
              + " model that it was made of");
    }
    if (text.matches("(?s)\\s*(?:import |from \\w+ import |#!.*python|class \\w+|def \\w+).*")) {
      return Problem.of("this is a Python program, which may make a network but holds no weights");
    }
    if (text.matches("(?s)\\s*(?:name: |layers? \\{|input: ).*")) {
      return Problem.of(
          "this is a Caffe network's description (.prototxt), which holds no weights; they are"
              + " in the .caffemodel that belongs to it");
    }
    if (lower.startsWith("{") || lower.startsWith("[")) {
      return Problem.of("this is JSON, which holds no weights; they are in a file beside it");
    }
    return Problem.of(
        "this is no weight file that VggScope reads: .npy, .npz, .pth, .safetensors, .h5,"
            + " .keras, .params, .onnx, .caffemodel, .mat");
  }

  private static Problem archive(String format) {
    return Problem.of(
        "this is an archive (%s), which VggScope does not unpack; unpack it and open what is in it",
        format);
  }
}
