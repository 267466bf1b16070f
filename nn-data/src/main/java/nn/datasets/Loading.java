package nn.datasets;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import nn.mnist.DownloadException;
import nn.mnist.download.Cache;
import nn.mnist.download.KnownSet;
import nn.mnist.download.Mirrors;
import nn.mnist.download.Original;
import nn.mnist.download.Places;

/**
 * Looks for a set that comes in one archive.
 *
 * @param set what it is
 * @param archive what it comes in
 * @param mirrors who may give it
 */
record Loading(KnownSet set, Original archive, Mirrors mirrors) {
    /**
     * Reads the directory that the user named, or else the archive in the cache, into which it is downloaded.
     *
     * @param places where to look
     * @param named reads a directory
     * @param cached reads the archive
     * @param <T> what is read
     */
    <T> T load(Places places, Function<Path, T> named, Function<Path, T> cached) {
        Optional<Path> directory = places.named(set);
        if (directory.isPresent()) {
            return named.apply(directory.get());
        }
        Cache cache = new Cache(set, places.cache(set), DownloadException::new);
        cache.require(archive, mirrors);
        return cached.apply(archive.in(cache.directory()).orElseThrow());
    }
}
