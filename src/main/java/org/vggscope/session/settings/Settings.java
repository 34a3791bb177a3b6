package org.vggscope.session.settings;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * What the program remembers from one run to the next. Written as JSON by {@link SettingsStore},
 * read by {@link SettingsReader}, which leaves a field as it is here where the file's is not good.
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

  /** Id of the model in the catalogue. */
  public String model = "vgg16-tiny";

  /** Side of the picture that the network reads; 0 for the size it was trained at. */
  @Between(least = 0, most = 1024)
  public int inputSize;

  /** Name of the selected layer. */
  public String layer = "conv1_2";

  public boolean darkTheme;

  @Between(least = 100, most = 20_000)
  public double windowWidth = 1440;

  @Between(least = 100, most = 20_000)
  public double windowHeight = 900;

  public boolean windowMaximized;

  /** Name of the colour map of the feature maps. */
  public String colourMap = "VIRIDIS";

  /** Whether each feature map has its own scale. */
  public boolean scalePerMap = true;

  /** Name of the order of the feature maps. */
  public String order = "INDEX";

  /** Side of a feature map in the grid, in pixels of the screen; 0 fits it to the width. */
  @Between(least = 0, most = 4096)
  public double mapSize;

  /** Name of the view of the kernels. */
  public String kernelView = "TILES";

  /** Name of the order of the kernels. */
  public String kernelOrder = "NORM";

  /** Name of what the kernels' colours are scaled by. */
  public String kernelScale = "CHANNEL";

  public boolean showLogits;

  /** Name of the method of heat maps. */
  public String heatMethod = "GRAD_CAM";

  /** How much a heat map covers the picture, 0 to 1. */
  @Between(least = 0, most = 1)
  public double heatOpacity = 0.65;

  /** Share of a heat map's largest number below which it is left out. */
  @Between(least = 0, most = 1)
  public double heatThreshold = 0.1;

  /** Side of the patch of occlusion, as a share of the input's shorter side. */
  @Between(least = 0.001, most = 1)
  public double occlusionPatch = 0.125;

  /** Step of that patch, as a share of the input's shorter side. */
  @Between(least = 0.001, most = 1)
  public double occlusionStep = 0.0625;

  /** Whether occlusion shows logits in place of probabilities. */
  public boolean occlusionByLogit;

  /** Steps of integrated gradients. */
  @Between(least = 1, most = 1000)
  public int integrationSteps = 20;

  /** Folder whose pictures were searched for the patches that drive a channel. */
  @Place public String patchesDirectory = "";

  /** Whether embedded colour profiles are ignored. */
  public boolean coloursAsStored;

  /** Whether the loaded network is compared with another one. */
  public boolean comparing;

  /** Id in the catalogue, or path, of the network that it is compared with; empty for any. */
  @Place public String companion = "";

  /** Name of the page of the comparison that was looked at last. */
  public String comparisonPage = "";

  /** Folder that the last picture was opened from. */
  @Place public String directory = "";

  /** Folder that the last table or picture was saved to. */
  @Place public String saveDirectory = "";

  /** Folder that the last weight file was opened from. */
  @Place public String weightsDirectory = "";

  /** The last weight files that were opened, the latest first. */
  @Place public List<String> weightFiles = new ArrayList<>();

  /** The last pictures that came from files, the latest first. */
  @Place public List<String> recentPictures = new ArrayList<>();

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
