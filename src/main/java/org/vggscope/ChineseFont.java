package org.vggscope;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.inference.NativeEnvironment;
import org.vggscope.support.AtomicFile;
import org.vggscope.weights.UserFolders;

/**
 * Gives Linux a font for Chinese where it has none: fontconfig, which JavaFX asks what to take in
 * place of glyphs that a font lacks, is told of the one that comes along. Windows and macOS always
 * have one.
 *
 * <p>It is told by the environment, which is changed while no other thread reads it, see {@link
 * NativeEnvironment}.
 */
final class ChineseFont {
  private static final String RESOURCE = "/assets/fonts/chinese.ttf";
  private static final String VARIABLE = "FONTCONFIG_FILE";
  private static final String USUAL = "/etc/fonts/fonts.conf";

  private ChineseFont() {}

  /** The functions of fontconfig. */
  interface FontConfig extends Library {
    Pointer FcInitLoadConfigAndFonts();

    Pointer FcNameParse(String name);

    Pointer FcObjectSetCreate();

    Pointer FcFontList(Pointer config, Pointer pattern, Pointer objects);

    void FcConfigDestroy(Pointer config);
  }

  /** Where it cannot be done, text shows as the system can. */
  static void provide() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      if (!isThere()) {
        NativeEnvironment.set(VARIABLE, unpacked().toString());
      }
    } catch (UnsatisfiedLinkError | IOException e) {
      return;
    }
  }

  /**
   * Whether a font has Chinese that JavaFX can take for another that lacks it: it must have
   * TrueType outlines. JavaFX's own fontconfig is not begun by asking.
   */
  private static boolean isThere() {
    FontConfig fonts = Native.load("fontconfig", FontConfig.class);
    Pointer config = fonts.FcInitLoadConfigAndFonts();
    Pointer chinese =
        fonts.FcFontList(
            config,
            fonts.FcNameParse(":lang=zh-cn:fontformat=TrueType"),
            fonts.FcObjectSetCreate());
    // The structure begins with the number of fonts in it.
    boolean any = chinese == null || chinese.getInt(0) > 0;
    fonts.FcConfigDestroy(config);
    return any;
  }

  /** The font as a file, which it stays for the next start, and what tells fontconfig of it. */
  private static Path unpacked() throws IOException {
    Path folder = UserFolders.ofUser().data().resolve("fonts");
    Path file = folder.resolve("chinese.ttf");
    Files.createDirectories(folder);
    try (InputStream font = ChineseFont.class.getResourceAsStream(RESOURCE)) {
      if (font == null) {
        throw new IOException("The program is incomplete: it lacks " + RESOURCE);
      }
      byte[] bytes = font.readAllBytes();
      if (!Files.isRegularFile(file) || Files.size(file) != bytes.length) {
        AtomicFile.write(file, stream -> stream.write(bytes));
      }
    }
    String before = System.getenv(VARIABLE);
    // Asked for Chinese, fontconfig names fonts that JavaFX cannot take, leaves others out, and
    // puts one with the punctuation of another script before that which comes along.
    String both =
        """
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig>
        <include>%s</include><dir>%s</dir>
        <selectfont><rejectfont><pattern>
        <patelt name="fontformat"><string>CFF</string></patelt>
        </pattern></rejectfont></selectfont>
        <match target="pattern">
        <edit name="lang" mode="assign" binding="strong"><string>en</string></edit>
        </match>
        <match target="pattern">
        <test qual="any" name="family"><string>DejaVu Sans</string></test>
        <edit name="family" mode="append" binding="same"><string>VggScope Chinese</string></edit>
        </match>
        </fontconfig>
        """
            .formatted(escaped(before == null ? USUAL : before), escaped(folder.toString()));
    Path config = folder.resolve("fonts.conf");
    AtomicFile.text(config, both);
    return config;
  }

  private static String escaped(String path) {
    return path.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
