package io.github.dreamsphere.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** What Hadoop's file systems open: HDFS, S3 and others. Credentials are found in Hadoop's own ways. */
final class HadoopStorage implements Storage {
    /** Stores of objects, where a file appears when all of it is there, and moving it would copy it. */
    private static final Set<String> OBJECT_STORES = Set.of("s3", "s3a", "s3n", "gs", "oss", "cosn", "obs", "swift");

    private final Configuration hadoop;

    HadoopStorage(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    @Override
    public List<String> list(String folder, boolean recursive) throws IOException {
        Path root = new Path(folder);
        FileSystem files = root.getFileSystem(hadoop);
        String start = files.makeQualified(root).toUri().getPath();
        String prefix = start.endsWith("/") ? start : start + "/";
        List<String> found = new ArrayList<>();
        RemoteIterator<LocatedFileStatus> all = files.listFiles(root, recursive);
        while (all.hasNext()) {
            Path file = all.next().getPath();
            if (!file.getName().startsWith(".")) {
                found.add(file.toUri().getPath().substring(prefix.length()));
            }
        }
        Collections.sort(found);
        return found;
    }

    @Override
    public boolean isFolder(String place) throws IOException {
        Path path = new Path(place);
        try {
            return path.getFileSystem(hadoop).getFileStatus(path).isDirectory();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    @Override
    public boolean exists(String place) throws IOException {
        Path path = new Path(place);
        return path.getFileSystem(hadoop).exists(path);
    }

    @Override
    public java.nio.file.Path fetch(String place, java.nio.file.Path folder) throws IOException {
        Path path = new Path(place);
        java.nio.file.Path copy = folder.resolve(path.getName());
        // Without a file of checksums beside the copy.
        path.getFileSystem(hadoop).copyToLocalFile(false, path, new Path(copy.toUri()), true);
        return copy;
    }

    @Override
    public void put(java.nio.file.Path file, String place, String attempt) throws IOException {
        Path target = new Path(place);
        FileSystem files = target.getFileSystem(hadoop);
        Path local = new Path(file.toUri());
        if (OBJECT_STORES.contains(files.getScheme())) {
            files.copyFromLocalFile(false, true, local, target);
            return;
        }
        Path beside = new Path(target.getParent(), "." + target.getName() + Attempts.ending(attempt));
        try {
            files.copyFromLocalFile(false, true, local, beside);
            FileContext.getFileContext(files.getUri(), hadoop).rename(beside, target, Options.Rename.OVERWRITE);
        } finally {
            files.delete(beside, false);
        }
    }

    @Override
    public void sweep(Set<String> places) throws IOException {
        Set<Path> targets = new HashSet<>();
        Set<Path> folders = new HashSet<>();
        for (String place : places) {
            Path target = new Path(place);
            FileSystem files = target.getFileSystem(hadoop);
            if (!OBJECT_STORES.contains(files.getScheme())) {
                targets.add(files.makeQualified(target));
                folders.add(files.makeQualified(target.getParent()));
            }
        }
        for (Path folder : folders) {
            sweep(folder, targets);
        }
    }

    private void sweep(Path folder, Set<Path> targets) throws IOException {
        FileSystem files = folder.getFileSystem(hadoop);
        if (!files.exists(folder)) {
            return;
        }
        for (FileStatus found : files.listStatus(folder, path -> Attempts.isOne(path.getName()))) {
            Path file = found.getPath();
            if (targets.contains(new Path(folder, Attempts.result(file.getName())))) {
                files.delete(file, false);
            }
        }
    }
}
