package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.core.file.FileException;
import java.nio.file.Path;

/** A training cannot be resumed with another setting than it was started with. */
public final class OtherSettingException extends FileException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * @param setting name of the setting, a key of {@link ClassSettings#words}
     * @param begun value in the checkpoint, or null
     * @param asked the other value
     */
    OtherSettingException(Path checkpoint, String setting, String begun, String asked) {
        super(
                checkpoint,
                "was started " + (begun == null ? "without " + setting : "with " + setting + " " + begun) + ", not "
                        + asked + "; start again in another folder");
        this.setting = setting;
    }

    /** The setting's name. */
    public String setting() {
        return setting;
    }
}
