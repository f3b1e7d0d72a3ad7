package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaylistTest {
    @TempDir
    Path folder;

    private Path touch(String name) throws Exception {
        return Files.createFile(folder.resolve(name));
    }

    @Test
    void onePictureStandsAmongThoseOfItsFolder() throws Exception {
        Path c = touch("c.JPG");
        Path a = touch("a.png");
        touch("notes.txt");
        Path b = touch("b.webp");
        Playlist playlist = Playlist.of(List.of(b));
        assertThat(playlist.size()).isEqualTo(3);
        assertThat(playlist.position()).isEqualTo(2);
        assertThat(playlist.turn(1)).isEqualTo(c);
        assertThat(playlist.turn(1)).isEqualTo(a);
        assertThat(playlist.turn(-1)).isEqualTo(c);
    }

    @Test
    void newPicturesAreNoticedWhenOneTurns() throws Exception {
        Path d = touch("d.png");
        Playlist playlist = Playlist.of(List.of(d));
        Path c = touch("c.png");
        Path e = touch("e.png");
        assertThat(playlist.turn(1)).isEqualTo(e);
        assertThat(playlist.size()).isEqualTo(3);
        Path f = touch("f.png");
        Files.delete(c);
        assertThat(playlist.turn(1)).isEqualTo(f);
        assertThat(playlist.turn(1)).isEqualTo(c);
        assertThat(playlist.position()).isEqualTo(1);
    }

    @Test
    void aNewPictureStandsAmongThoseOfItsFolder() throws Exception {
        Path first = Files.createDirectory(folder.resolve("y"));
        Path second = Files.createDirectory(folder.resolve("x"));
        Path a = Files.createFile(first.resolve("a.png"));
        Path b = Files.createFile(second.resolve("b.png"));
        Playlist playlist = Playlist.of(List.of(first, second));
        Path c = Files.createFile(first.resolve("c.png"));
        Path d = Files.createFile(second.resolve("a.png"));
        assertThat(playlist.current()).isEqualTo(a);
        assertThat(playlist.turn(1)).isEqualTo(c);
        assertThat(playlist.turn(1)).isEqualTo(d);
        assertThat(playlist.turn(1)).isEqualTo(b);
    }

    @Test
    void foldersAndFilesInTheOrderGiven() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path inside = Files.createFile(other.resolve("z.tif"));
        Path a = touch("a.png");
        assertThat(Playlist.of(List.of(other, a)).current()).isEqualTo(inside);
        assertThat(Playlist.of(List.of(other, a)).turn(1)).isEqualTo(a);
    }

    /** New ones, too. */
    @Test
    void oneCanBeChosen() throws Exception {
        Path a = touch("a.png");
        Path c = touch("c.png");
        Playlist playlist = Playlist.of(List.of(a));
        Path b = touch("b.png");
        assertThat(playlist.pictures()).containsExactly(a, b, c);
        playlist.choose(c);
        assertThat(playlist.current()).isEqualTo(c);
        assertThat(playlist.turn(1)).isEqualTo(a);
        assertThatIllegalArgumentException().isThrownBy(() -> playlist.choose(Path.of("d.png")));
    }

    @Test
    void aFolderWithoutPicturesIsSaid() {
        assertThatIOException().isThrownBy(() -> Playlist.of(List.of(folder))).withMessageContaining("no pictures");
    }
}
