"""Makes the test pictures beside this file. Needs Pillow and NumPy:

    python make_pictures.py

The pictures are written by Pillow (libjpeg-turbo, libpng's filters, libtiff, libwebp), except those
that it cannot write: 16 bit colour and a few others are packed by hand from the formats' papers.
"expected.tsv" holds colours as Pillow decodes them; "resize/" holds raw 8 bit RGB.
"""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

HERE = Path(__file__).parent
WIDTH, HEIGHT = 40, 28


def scene(width=WIDTH, height=HEIGHT):
    """Four smooth fields of colour with a different one in each corner, so that turns show."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    rgb = np.zeros((height, width, 3))
    left, upper = x < width / 2, y < height / 2
    rgb[left & upper] = (220, 40, 30)
    rgb[~left & upper] = (30, 190, 60)
    rgb[left & ~upper] = (40, 60, 210)
    rgb[~left & ~upper] = (230, 220, 60)
    rgb += (x / width * 20)[..., None] - (y / height * 16)[..., None]
    return np.clip(np.rint(rgb), 0, 255).astype(np.uint8)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, colour, rows, *extra, interlace=0):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    raw = b"".join(b"\0" + bytes(row) for row in rows)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + b"".join(extra)
        + chunk(b"IDAT", zlib.compress(raw, 9))
        + chunk(b"IEND", b"")
    )


def sixteen(array):
    return [row.astype(">u2").tobytes() for row in array.reshape(array.shape[0], -1)]


def s15(value):
    return struct.pack(">i", round(value * 65536))


def matrix_profile(red, green, blue, gamma):
    """An ICC version 2 display profile: three colorants (PCS XYZ under D50) and one gamma."""

    def xyz(values):
        return b"XYZ \0\0\0\0" + b"".join(s15(v) for v in values)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    text = b"a test profile\0"
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)
    desc += b"\0" * (-len(desc) % 4)
    copyright_ = b"text\0\0\0\0" + b"CC0\0"
    tags = [
        (b"desc", desc),
        (b"cprt", copyright_),
        (b"wtpt", xyz((0.9642, 1.0, 0.8249))),
        (b"rXYZ", xyz(red)),
        (b"gXYZ", xyz(green)),
        (b"bXYZ", xyz(blue)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags:
        table += name + struct.pack(">II", offset + len(body), len(data))
        body += data
    size = offset + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 24
    head += struct.pack(">I", 0) + s15(0.9642) + s15(1.0) + s15(0.8249)
    return head.ljust(128, b"\0") + table + body


# Bruce Lindbloom's D50-adapted matrices for sRGB and Adobe RGB (1998).
SRGB = ((0.4360747, 0.2225045, 0.0139322), (0.3850649, 0.7168786, 0.0971045), (0.1430804, 0.0606169, 0.7141733))
ADOBE = ((0.6097559, 0.3111242, 0.0194811), (0.2052401, 0.6256560, 0.0608902), (0.1492240, 0.0632197, 0.7448387))
SWAPPED_PROFILE = matrix_profile(SRGB[2], SRGB[1], SRGB[0], 2.2)
ADOBE_PROFILE = matrix_profile(*ADOBE, 563 / 256)

EXPECTED = []


def to_srgb(image, profile):
    """What Little CMS makes of it."""
    return ImageCms.profileToProfile(
        image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )


def on_white(image):
    if image.mode == "P" or "transparency" in image.info or image.mode in ("LA", "PA"):
        image = image.convert("RGBA")
    if image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    return image.convert("RGB")


def expect(name, rgb, tolerance):
    """Colours in the middle of each quarter and near each corner."""
    width, height = rgb.size
    points = [(width // 4, height // 4), (3 * width // 4, height // 4)]
    points += [(width // 4, 3 * height // 4), (3 * width // 4, 3 * height // 4)]
    points += [(1, 1), (width - 2, 1), (1, height - 2), (width - 2, height - 2)]
    colours = " ".join("%d,%d,%02x%02x%02x" % (x, y, *rgb.getpixel((x, y))) for x, y in points)
    EXPECTED.append(f"{name}\t{width}\t{height}\t{tolerance}\t{colours}")


def save(name, image, tolerance, decoded=None, **options):
    image.save(HERE / name, **options)
    if decoded is None:
        decoded = on_white(ImageOps.exif_transpose(Image.open(HERE / name)))
    expect(name, decoded, tolerance)


def write(name, data, tolerance=None, decoded=None):
    (HERE / name).write_bytes(data)
    if decoded is not None:
        expect(name, decoded, tolerance)


def jpegs(rgb):
    save("baseline.jpg", rgb, 4, quality=90)
    save("progressive.jpg", rgb, 4, quality=90, progressive=True)
    save("full-chroma.jpg", rgb, 4, quality=90, subsampling=0)
    save("grey.jpg", rgb.convert("L"), 4, quality=90)
    save("rgb-not-ycc.jpg", rgb, 4, quality=90, keep_rgb=True)
    save("cmyk.jpg", rgb.convert("CMYK"), 4, quality=90)
    # YCCK is CMYK with its ink as YCbCr. Pillow writes CMYK only, so the samples are turned to YCbCr
    # before and the Adobe marker is set to say so after.
    cmyk = np.asarray(rgb.convert("CMYK")).copy()
    inverted = 255 - cmyk
    ycc = np.asarray(Image.fromarray(inverted[..., :3]).convert("YCbCr"))
    ycck = np.dstack([255 - ycc, cmyk[..., 3]])
    out = io.BytesIO()
    Image.fromarray(ycck, "CMYK").save(out, "JPEG", quality=95)
    data = bytearray(out.getvalue())
    adobe = data.index(b"Adobe")
    data[adobe + 11] = 2
    write("ycck.jpg", bytes(data), 6, on_white(Image.open(io.BytesIO(bytes(data)))))
    for value in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = value
        save(f"exif-{value}.jpg", rgb, 4, quality=90, exif=exif)
    for name, profile in (("adobe-rgb", ADOBE_PROFILE), ("swapped", SWAPPED_PROFILE)):
        out = io.BytesIO()
        rgb.save(out, "JPEG", quality=92, subsampling=0, icc_profile=profile)
        decoded = to_srgb(Image.open(io.BytesIO(out.getvalue())), profile)
        write(f"{name}.jpg", out.getvalue(), 5, decoded)


def pngs(rgb):
    array = np.asarray(rgb)
    save("rgb.png", rgb, 0)
    save("grey.png", rgb.convert("L"), 0)
    save("bilevel.png", rgb.convert("L").point(lambda v: 255 * (v > 90), "1"), 0)
    alpha = Image.fromarray((np.mgrid[0:HEIGHT, 0:WIDTH][1] * 6).astype(np.uint8))
    rgba = rgb.copy()
    rgba.putalpha(alpha)
    save("alpha.png", rgba, 1)
    la = Image.merge("LA", (rgb.convert("L"), alpha))
    save("grey-alpha.png", la, 1)
    palette = rgb.quantize(16)
    save("palette.png", palette, 0)
    save("palette-transparent.png", palette, 0, transparency=palette.getpixel((10, 7)))
    save("rgb-transparent-colour.png", rgb, 0, transparency=rgb.getpixel((10, 7)))
    # 16 bits: Pillow keeps the high byte of colours, which may be one level less than rounding.
    wide = array.astype(np.uint32) * 257
    fine = np.clip(wide + 100, 0, 65535)
    rounded = Image.fromarray(((fine * 255 + 32767) // 65535).astype(np.uint8))
    write("rgb16.png", png(WIDTH, HEIGHT, 16, 2, sixteen(fine)), 0, rounded)
    a16 = np.asarray(alpha).astype(np.uint32)[..., None] * 257
    write("alpha16.png", png(WIDTH, HEIGHT, 16, 6, sixteen(np.dstack([wide, a16]))), 1, on_white(rgba))
    grey = np.asarray(rgb.convert("L"))
    g16 = png(WIDTH, HEIGHT, 16, 0, sixteen(grey.astype(np.uint32) * 257))
    write("grey16.png", g16, 0, Image.fromarray(grey).convert("RGB"))
    for name, profile in (("adobe-rgb", ADOBE_PROFILE), ("swapped", SWAPPED_PROFILE)):
        save(f"{name}.png", rgb, 1, to_srgb(rgb, profile), icc_profile=profile)
    colours = palette.convert("RGB")
    save("swapped-palette.png", palette, 1, to_srgb(colours, SWAPPED_PROFILE), icc_profile=SWAPPED_PROFILE)
    iccp = chunk(b"iCCP", b"swapped\0\0" + zlib.compress(SWAPPED_PROFILE))
    write("swapped16.png", png(WIDTH, HEIGHT, 16, 2, sixteen(wide), iccp), 1, to_srgb(rgb, SWAPPED_PROFILE))
    save("swapped-alpha.png", rgba, 2, on_white(alpha_of(to_srgb(rgb, SWAPPED_PROFILE), alpha)), icc_profile=SWAPPED_PROFILE)
    exif = Image.Exif()
    exif[0x0112] = 6
    save("exif-6.png", rgb, 0, exif=exif)


def alpha_of(rgb, alpha):
    rgba = rgb.copy()
    rgba.putalpha(alpha)
    return rgba


def others(rgb):
    second = Image.fromarray(255 - np.asarray(rgb))
    save("still.gif", rgb.quantize(32), 0)
    save("animated.gif", rgb.quantize(32), 0, save_all=True, append_images=[second.quantize(32)], duration=80)
    save("transparent.gif", rgb.quantize(16), 0, transparency=rgb.quantize(16).getpixel((10, 7)))
    save("rgb.bmp", rgb, 0)
    save("palette.bmp", rgb.quantize(16), 0)
    save("grey.bmp", rgb.convert("L"), 0)
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        save(f"{compression}.tif".replace("tiff_", ""), rgb, 0, compression=compression)
    save("jpeg.tif", rgb, 5, compression="jpeg", quality=92)
    save("grey16.tif", Image.fromarray(np.asarray(rgb.convert("L")).astype(np.uint16) * 257), 0, rgb.convert("L").convert("RGB"))
    save("cmyk.tif", rgb.convert("CMYK"), 1)
    save("alpha.tif", alpha_of(rgb, Image.linear_gradient("L").resize(rgb.size)), 1)
    save("bilevel.tif", rgb.convert("L").point(lambda v: 255 * (v > 90), "1"), 0, compression="group4")
    save("swapped.tif", rgb, 1, to_srgb(rgb, SWAPPED_PROFILE), icc_profile=SWAPPED_PROFILE)
    wide = np.asarray(rgb).astype("<u2") * 257
    write("rgb16.tif", tiff16(wide), 0, rgb)
    save("exif-8.tif", rgb, 0, tiffinfo={0x0112: 8})
    save("lossless.webp", rgb, 0, lossless=True)
    save("lossy.webp", rgb, 6, quality=90)
    alpha = Image.linear_gradient("L").resize(rgb.size)
    save("alpha.webp", alpha_of(rgb, alpha), 1, lossless=True, exact=True)
    save("alpha-lossy.webp", alpha_of(rgb, alpha), 6, quality=90)
    save("swapped.webp", rgb, 1, to_srgb(rgb, SWAPPED_PROFILE), lossless=True, icc_profile=SWAPPED_PROFILE)
    exif = Image.Exif()
    exif[0x0112] = 3
    save("exif-3.webp", rgb, 0, lossless=True, exif=exif.tobytes())
    save("animated.webp", rgb, 0, lossless=True, save_all=True, append_images=[second])


def tiff16(samples):
    """One uncompressed strip of 16 bit RGB (TIFF 6.0, section 6)."""
    height, width, _ = samples.shape
    data = samples.tobytes()
    tags = [
        (256, 4, 1, width), (257, 4, 1, height), (258, 3, 3, None), (259, 3, 1, 1), (262, 3, 1, 2),
        (273, 4, 1, None), (277, 3, 1, 3), (278, 4, 1, height), (279, 4, 1, len(data)),
    ]  # fmt: skip
    end = 8 + 2 + 12 * len(tags) + 4
    out = b"II*\0" + struct.pack("<IH", 8, len(tags))
    for tag, kind, count, value in tags:
        value = {258: end, 273: end + 6}.get(tag, value)
        out += struct.pack("<HHII", tag, kind, count, value)
    return out + struct.pack("<I", 0) + struct.pack("<3H", 16, 16, 16) + data


def bad():
    """Pictures that are refused, or that lie about their size."""
    write("one.png", png(1, 1, 8, 2, [b"\x10\x20\x30"]))
    write("narrow.png", png(1, 5000, 8, 2, [b"\x10\x20\x30"] * 5000))
    write("claims-60000.png", png(60000, 60000, 8, 2, [b"\0" * 30]))
    data = bytearray((HERE / "baseline.jpg").read_bytes())
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", 60000, 60000)
    write("claims-60000.jpg", bytes(data))
    data = bytearray((HERE / "still.gif").read_bytes())
    data[6:10] = struct.pack("<HH", 60000, 60000)
    at = data.index(b",\0\0\0\0" + struct.pack("<HH", WIDTH, HEIGHT))
    data[at + 5 : at + 9] = struct.pack("<HH", 60000, 60000)
    write("claims-60000.gif", bytes(data))
    data = bytearray((HERE / "rgb.bmp").read_bytes())
    data[18:26] = struct.pack("<ii", 60000, 60000)
    write("claims-60000.bmp", bytes(data))
    data = (HERE / "rgb16.tif").read_bytes()
    data = data.replace(struct.pack("<HHII", 256, 4, 1, WIDTH), struct.pack("<HHII", 256, 4, 1, 60000))
    data = data.replace(struct.pack("<HHII", 257, 4, 1, HEIGHT), struct.pack("<HHII", 257, 4, 1, 60000))
    write("claims-60000.tif", data)
    data = bytearray((HERE / "alpha-lossy.webp").read_bytes())
    at = data.index(b"VP8X") + 12
    data[at : at + 6] = (59999).to_bytes(3, "little") * 2
    write("claims-60000.webp", bytes(data))


def resize_fixtures():
    (HERE / "resize").mkdir(exist_ok=True)
    noise = np.random.default_rng(7).integers(0, 256, (37, 53, 3), dtype=np.uint8)
    image = Image.fromarray(noise)
    image.save(HERE / "resize/noise.png")
    for width, height in ((64, 64), (20, 13), (53, 20), (20, 37), (131, 90), (7, 60), (1, 1), (52, 36)):
        scaled = image.resize((width, height), Image.BILINEAR)
        (HERE / f"resize/noise-{width}x{height}.bin").write_bytes(scaled.tobytes())


def main():
    rgb = Image.fromarray(scene())
    jpegs(rgb)
    pngs(rgb)
    others(rgb)
    bad()
    resize_fixtures()
    (HERE / "expected.tsv").write_text("\n".join(EXPECTED) + "\n")


if __name__ == "__main__":
    main()
