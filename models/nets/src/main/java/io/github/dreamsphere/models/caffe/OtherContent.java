package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.WrongContent;
import java.nio.file.Path;
import java.util.Optional;

/** Refuses by name what often lies in the place of a net's file. */
final class OtherContent {
    private OtherContent() {}

    static void refuse(Path file, byte[] content) throws NetFileException {
        Optional<WrongContent> kind = WrongContent.of(content);
        if (kind.isPresent()) {
            throw new NetFileException(
                    file,
                    switch (kind.get()) {
                        case WEB_PAGE -> "is a web page; download the file itself";
                        case LFS_POINTER -> "is a pointer of Git LFS, not the file itself; get that by: git lfs pull";
                        case ANNEX_POINTER ->
                            "is a pointer of git-annex, not the file itself; get that by: git annex get";
                        case GZIP, ZIP -> "is a compressed archive; unpack it";
                    });
        }
    }
}
