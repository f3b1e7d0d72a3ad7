package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.core.file.FileException;
import java.nio.file.Path;

/** A checkpoint was begun with another setting than the training is to go on with. */
public final class OtherSettingException extends FileException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * @param setting the setting's name, as {@link ClassSettings#words} gives it
     * @param begun its value in the checkpoint, or null if it had none
     * @param asked the other value
     */
    OtherSettingException(Path checkpoint, String setting, String begun, String asked) {
        super(
                checkpoint,
                "was begun " + (begun == null ? "without " + setting : "with " + setting + " " + begun) + ", not "
                        + asked + "; begin anew in another folder");
        this.setting = setting;
    }

    /** The setting's name. */
    public String setting() {
        return setting;
    }
}
