package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.util.NativeResource;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engine's own memory of an array, read and written in place. It is there for speed and memory:
 * DJL copies an array through a buffer of its size, and half a gigabyte of weights need not be in
 * memory twice.
 */
abstract class NativeMemory {
  private static final Map<String, NativeMemory> LOADED = new ConcurrentHashMap<>();

  static NativeMemory of(String engineName) {
    return LOADED.computeIfAbsent(
        engineName, name -> name.equals("MXNet") ? new MxNet() : new Shared());
  }

  /**
   * An array of float32 numbers. DJL's own {@code create} hands MXNet the address of a buffer that
   * Java may already have collected while it is read, which ends the process now and then.
   */
  static NDArray create(NDManager manager, FloatBuffer values, Shape shape) {
    NDArray array = manager.create(shape, DataType.FLOAT32);
    of(manager.getEngine().getEngineName()).put(array, values);
    return array;
  }

  static NDArray create(NDManager manager, float[] values, Shape shape) {
    return create(manager, FloatBuffer.wrap(values), shape);
  }

  /** Waits until all that was asked of the array has been computed. */
  abstract void await(NDArray array);

  /**
   * Says whether what this thread records from now on is part of learning. Nothing else gives a
   * pooling its way back, and a layer whose weights stay is faster without: its weights are laid
   * out once and not for each pass. The end of a recording ends it.
   */
  abstract void learning(boolean on);

  /**
   * A view on {@code count} numbers of a float32 array from {@code from} on, in its planar order.
   * The view is good as long as the array is.
   */
  abstract FloatBuffer view(NDArray array, long from, int count);

  /** Copies a float32 array to Java, from a GPU too. */
  final float[] copy(NDArray array) {
    if (array.getDevice().isGpu()) {
      return array.toFloatArray();
    }
    int size = Math.toIntExact(array.size());
    float[] values = new float[size];
    view(array, 0, size).get(values);
    return values;
  }

  /** Fills a float32 array from Java, on a GPU too. */
  final void put(NDArray array, FloatBuffer values) {
    int size = values.remaining();
    if (array.getDevice().isGpu()) {
      ByteBuffer direct = ByteBuffer.allocateDirect(size * Float.BYTES);
      direct.order(ByteOrder.nativeOrder()).asFloatBuffer().put(values);
      array.set(direct);
      Reference.reachabilityFence(direct);
    } else {
      view(array, 0, size).put(values);
    }
  }

  /** MXNet hands out the address of an array's memory, once its computation is done. */
  private static final class MxNet extends NativeMemory {
    /** The functions of MXNet's C interface that DJL does not pass on. */
    interface Functions extends Library {
      int MXNDArrayGetData(Pointer array, PointerByReference data);

      int MXNDArrayWaitToRead(Pointer array);

      int MXAutogradSetIsTraining(int on, IntByReference before);

      String MXGetLastError();
    }

    /** {@code RTLD_LAZY} without {@code RTLD_GLOBAL}, which is what DJL opens the library with. */
    private static final int LOCAL = 1;

    private final Functions functions = Native.load(libraryPath(), Functions.class, openOptions());

    /**
     * JNA would make the library's names global. MXNet exports its own libjpeg, libpng, libtiff and
     * zlib, so that libraries loaded later would call those in place of theirs: Java could read no
     * JPEG any more.
     */
    private static Map<String, Object> openOptions() {
      return Platform.isLinux() ? Map.of(Library.OPTION_OPEN_FLAGS, LOCAL) : Map.of();
    }

    private static String libraryPath() {
      try {
        // By name, for MXNet's classes are not there in a build for another engine.
        return (String)
            Class.forName("ai.djl.mxnet.jna.LibUtils").getMethod("getLibName").invoke(null);
      } catch (ClassNotFoundException
          | NoSuchMethodException
          | IllegalAccessException
          | InvocationTargetException e) {
        throw new IllegalStateException("DJL's MXNet engine has changed: " + e.getMessage(), e);
      }
    }

    private static Pointer handle(NDArray array) {
      return (Pointer) ((NativeResource<?>) array).getHandle();
    }

    private void check(int status) {
      if (status != 0) {
        throw new IllegalStateException("MXNet: " + functions.MXGetLastError());
      }
    }

    @Override
    void await(NDArray array) {
      check(functions.MXNDArrayWaitToRead(handle(array)));
    }

    @Override
    void learning(boolean on) {
      check(functions.MXAutogradSetIsTraining(on ? 1 : 0, new IntByReference()));
    }

    private Pointer data(NDArray array) {
      await(array);
      PointerByReference data = new PointerByReference();
      check(functions.MXNDArrayGetData(handle(array), data));
      return data.getValue();
    }

    @Override
    FloatBuffer view(NDArray array, long from, int count) {
      return data(array)
          .getByteBuffer(from * Float.BYTES, (long) count * Float.BYTES)
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer();
    }
  }

  /** An engine whose arrays DJL gives as direct buffers on their own memory: PyTorch. */
  private static final class Shared extends NativeMemory {
    @Override
    void await(NDArray array) {
      // PyTorch computes at once.
    }

    @Override
    void learning(boolean on) {
      // PyTorch records all of it alike.
    }

    @Override
    FloatBuffer view(NDArray array, long from, int count) {
      ByteBuffer bytes = array.toByteBuffer(true).order(ByteOrder.nativeOrder());
      return bytes.asFloatBuffer().slice(Math.toIntExact(from), count);
    }
  }
}
