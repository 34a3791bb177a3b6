package org.vggscope.weights;

import java.nio.ByteBuffer;
import java.util.Locale;

/** How one number is kept in a file. */
enum ElementType {
  F64(8),
  F32(4),
  F16(2),
  BF16(2),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U8(1),
  BOOL(1);

  /** 2^112: what a float16's exponent is short of a float32's when its bits are moved up by 13. */
  private static final float HALF_SCALE = 0x1p112f;

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }

  /** Whether weights can be of this type. */
  boolean isFloat() {
    return this == F64 || this == F32 || this == F16 || this == BF16;
  }

  /** {@code float32}, for people. */
  String title() {
    return switch (this) {
      case F64, F32, F16 -> "float" + bytes * 8;
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  /**
   * Turns the remaining bytes into float32.
   *
   * @param source a whole number of numbers, in its own byte order
   */
  void decode(ByteBuffer source, float[] target, int offset) {
    int count = source.remaining() / bytes;
    switch (this) {
      case F32 -> source.asFloatBuffer().get(target, offset, count);
      case F64 -> {
        for (int i = 0; i < count; i++) {
          target[offset + i] = (float) source.getDouble();
        }
      }
      case F16 -> {
        short[] halves = shorts(source, count);
        for (int i = 0; i < count; i++) {
          target[offset + i] = halfToFloat(halves[i]);
        }
      }
      case BF16 -> {
        short[] upper = shorts(source, count);
        for (int i = 0; i < count; i++) {
          target[offset + i] = Float.intBitsToFloat(upper[i] << 16);
        }
      }
      default -> throw new IllegalStateException(this + " holds no weights");
    }
  }

  /** IEEE 754 binary16 to binary32, exactly; subnormal numbers too. */
  static float halfToFloat(short half) {
    int bits = (half & 0x8000) << 16 | (half & 0x7fff) << 13;
    float number = Float.intBitsToFloat(bits) * HALF_SCALE;
    if ((half & 0x7c00) != 0x7c00) {
      return number;
    }
    return (half & 0x3ff) == 0 ? number * Float.POSITIVE_INFINITY : Float.NaN;
  }

  /** All at once, for a buffer is slow to ask for one after the other. */
  private static short[] shorts(ByteBuffer source, int count) {
    short[] shorts = new short[count];
    source.asShortBuffer().get(shorts);
    return shorts;
  }

  /** IEEE 754 binary32 to the nearest binary16, of two equally near ones the even one. */
  static short floatToHalf(float number) {
    int bits = Float.floatToRawIntBits(number);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude < 0x38800000) {
      // Below the smallest normal half: adding 0.5 rounds to the subnormals' step of 2^-24.
      float shifted = Float.intBitsToFloat(magnitude) + 0.5f;
      return (short) (sign | Float.floatToRawIntBits(shifted) - 0x3f000000);
    }
    int rounded = magnitude - 0x38000000 + 0xfff + (magnitude >>> 13 & 1);
    return (short) (sign | Math.min(rounded >>> 13, 0x7c00));
  }
}
