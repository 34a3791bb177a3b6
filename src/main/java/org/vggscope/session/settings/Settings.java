package org.vggscope.session.settings;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person prefers, whatever is open. Written as JSON by {@link SettingsStore}, read by {@link
 * SettingsReader}, which leaves a field as it is here where the file's is not good.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.PUBLIC_ONLY)
public final class Settings {
  /** The numbers that a field can have. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Between {
    double least();

    double most();
  }

  /** A field that names a file or a folder, or nothing. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Place {}

  public boolean darkTheme;

  /** Id of the window's language; empty for the system's. */
  public String language = "";

  @Between(least = 100, most = 20_000)
  public double windowWidth = 1440;

  @Between(least = 100, most = 20_000)
  public double windowHeight = 900;

  public boolean windowMaximized;

  /** How much larger than usual text and all are. */
  @Between(least = 0.8, most = 2.5)
  public double zoom = 1;

  /** Whether the picture's side is hidden. */
  public boolean pictureHidden;

  /** Whether the predictions' side is hidden. */
  public boolean predictionsHidden;

  /** Name of the colour map of the feature maps. */
  public String colourMap = "VIRIDIS";

  public boolean showLogits;

  /** Whether embedded colour profiles are ignored. */
  public boolean coloursAsStored;

  /** Folder that the last picture was opened from. */
  @Place public String directory = "";

  /** Folder that the last table or picture was saved to. */
  @Place public String saveDirectory = "";

  /** In which format, in which look and how large what a view shows was last saved. */
  public String saveFormat = "PNG";

  public String saveLook = "SHOWN";

  @Between(least = 1, most = 4)
  public int saveScale = 2;

  /** Folder that the last weight file was opened from. */
  @Place public String weightsDirectory = "";

  /** Folder of the training that is watched. */
  @Place public String trainingRun = "";

  /** The last weight files that were opened, the latest first. */
  @Place public List<String> weightFiles = new ArrayList<>();

  /** The last session files that were opened or saved, the latest first. */
  @Place public List<String> sessionFiles = new ArrayList<>();

  /**
   * What the weights of a file want by a person's word, by its path; see {@link
   * KeptPreprocessings}.
   */
  public Map<String, String> preprocessings = new TreeMap<>();

  /** A person's own preprocessings by their names; see {@link KeptPreprocessings}. */
  public Map<String, String> ownPreprocessings = new TreeMap<>();

  /** What a new training last learnt from: a set's name, or a folder. */
  @Place public String trainingData = "cifar10-small";

  /** Name of the network that last began to learn. */
  public String trainingNetwork = "vgg-a";

  /** Share of the published widths that it had. */
  @Between(least = 0.125, most = 1)
  public double trainingWidth = 0.25;

  /** How it was trained: a recipe's name, or its file. */
  @Place public String trainingRecipe = "quick";

  /** Ids of the lessons that were played to their end. */
  public List<String> lessonsDone = new ArrayList<>();

  /** The step, from 0, that each lesson that was begun has come to, by its id. */
  public Map<String, String> lessonStep = new TreeMap<>();

  /** Whether the first lesson was offered. */
  public boolean lessonsOffered;

  /** The same values, which nobody changes with these. */
  Settings copy() {
    Settings copy = new Settings();
    try {
      for (Field field : Settings.class.getFields()) {
        Object value = field.get(this);
        if (value instanceof List<?> list) {
          field.set(copy, new ArrayList<>(list));
        } else if (value instanceof Map<?, ?> map) {
          field.set(copy, new TreeMap<>(map));
        } else {
          field.set(copy, value);
        }
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The fields are public", e);
    }
    return copy;
  }

  /**
   * The constant of that name, in whatever case; another where there is none, for a person may have
   * written the file.
   */
  public static <E extends Enum<E>> E choice(String name, E otherwise) {
    for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(name)) {
        return constant;
      }
    }
    return otherwise;
  }
}
