package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.core.file.FileException;
import java.nio.file.Path;

/** A training cannot be resumed with another setting than it was started with. */
public final class OtherSettingException extends FileException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * @param setting name of the setting, a key of {@link ClassSettings#values}
     * @param stored value in the checkpoint, or null
     * @param requested the other value
     */
    OtherSettingException(Path checkpoint, String setting, String stored, String requested) {
        super(
                checkpoint,
                "was started " + (stored == null ? "without " + setting : "with " + setting + " " + stored) + ", not "
                        + requested + "; start again in another folder");
        this.setting = setting;
    }

    /** The setting's name. */
    public String setting() {
        return setting;
    }
}
