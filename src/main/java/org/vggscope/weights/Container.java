package org.vggscope.weights;

/** The kinds of file that hold arrays. */
enum Container {
  SAFETENSORS("safetensors", Layout.OUT_FIRST),
  PICKLE("pickle", Layout.OUT_LAST),
  NPY("numpy .npy, a pickled dictionary", Layout.OUT_LAST),
  NPZ("numpy .npz", Layout.OUT_LAST),
  TORCH("PyTorch .pth", Layout.OUT_FIRST),
  TORCH_LEGACY("PyTorch .pth, legacy", Layout.OUT_FIRST),
  HDF5("Keras .h5", Layout.OUT_LAST),
  MXNET("MXNet .params", Layout.OUT_FIRST),
  CAFFE("Caffe .caffemodel", Layout.OUT_FIRST),
  MATCONVNET("MatConvNet .mat", Layout.OUT_LAST),
  ONNX("ONNX", Layout.OUT_FIRST);

  private final String title;
  private final Layout layout;

  Container(String title, Layout layout) {
    this.title = title;
    this.layout = layout;
  }

  /** For people. */
  String title() {
    return title;
  }

  /** How files of this kind order their axes. */
  Layout layout() {
    return layout;
  }
}
