package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides to which place of a room each source belongs. A dream or a film belongs to the picture whose digest its recipe
 * holds; where that tells nothing, to the picture whose name its own begins with. What belongs to no picture gets a place
 * of its own.
 */
final class Pairing {
    private static final String ORIGINAL = "original";

    /** What the name of a dream holds that has no recipe. */
    private static final String DREAM = "dream";

    /** A word of ours with a number that belongs to it. */
    private static final Pattern NUMBERED = Pattern.compile("(?i)\\b(dream|journey|film|version)(\\d+)");

    private final RoomFile room;
    private final Map<String, List<String>> otherNames;
    private final Map<String, String> placeOfOriginal = new HashMap<>();
    private final Map<String, String> placeOfStem = new LinkedHashMap<>();
    private final Set<String> placesGiven = new HashSet<>();
    private final Map<String, Set<String>> versionsGiven = new HashMap<>();

    /**
     * @param room what the room shows already
     * @param otherNames further names of pictures by their digests; what is named after them belongs to these pictures
     */
    Pairing(RoomFile room, Map<String, List<String>> otherNames) {
        this.room = room;
        this.otherNames = otherNames;
        for (ObjectNode place : room.places()) {
            for (ObjectNode version : RoomFile.versions(place)) {
                if (version.path("kind").asText().equals(ORIGINAL)) {
                    placeOfOriginal.put(version.path("sha256").asText(), RoomFile.id(place));
                }
            }
        }
    }

    /**
     * Where a source belongs.
     *
     * @param place the id of its place
     * @param version its id there
     * @param kind what it is
     * @param title what to call it among the versions of its place
     */
    record Placement(String place, String version, Kind kind, String title, Source source) {
        boolean isOriginal() {
            return kind == Kind.ORIGINAL;
        }
    }

    /** The places of {@code sources}, in the same order but for originals, which come first. */
    List<Placement> of(List<Source> sources) {
        List<String> stems = sources.stream()
                .flatMap(source -> Stream.concat(Stream.of(Names.stem(source.file())), otherNames(source)))
                .toList();
        List<Source> originals = new ArrayList<>();
        List<Source> others = new ArrayList<>();
        for (Source source : sources) {
            (kind(source, stems) == Kind.ORIGINAL ? originals : others).add(source);
        }
        // A picture that the room has keeps its place, whatever others are called.
        originals.forEach(source ->
                Optional.ofNullable(placeOfOriginal.get(source.sha256())).ifPresent(placesGiven::add));
        List<Placement> placements = new ArrayList<>();
        originals.forEach(source -> placements.add(original(source)));
        others.forEach(source -> placements.add(other(source)));
        return placements;
    }

    /** A picture without a recipe is a dream only if there is a picture that its name says it is a dream of. */
    private Kind kind(Source source, List<String> stems) {
        if (source instanceof Source.OfPicture picture) {
            boolean dreamed = picture.recipe().isPresent() || isNamedAsDream(Names.stem(source.file()), stems);
            return dreamed ? Kind.DREAM : Kind.ORIGINAL;
        }
        return Kind.FILM;
    }

    private boolean isNamedAsDream(String stem, List<String> stems) {
        String id = Names.id(stem, "");
        return stems.stream().anyMatch(other -> isNamedAfter(stem, other) && tellsOfDream(stem, other))
                || room.places().stream()
                        .map(RoomFile::id)
                        .anyMatch(other -> isNamedAfter(id, other) && tellsOfDream(id, other));
    }

    private Stream<String> otherNames(Source source) {
        return otherNames.getOrDefault(source.sha256(), List.of()).stream();
    }

    private static boolean tellsOfDream(String name, String base) {
        return name.substring(base.length()).toLowerCase(Locale.ROOT).contains(DREAM);
    }

    private Placement original(Source source) {
        String stem = Names.stem(source.file());
        String place = Optional.ofNullable(placeOfOriginal.get(source.sha256())).orElseGet(() -> newPlace(stem));
        placeOfOriginal.put(source.sha256(), place);
        placeOfStem.putIfAbsent(stem, place);
        otherNames(source).forEach(other -> placeOfStem.putIfAbsent(other, place));
        versionsGiven.computeIfAbsent(place, id -> new HashSet<>()).add(ORIGINAL);
        return new Placement(place, ORIGINAL, Kind.ORIGINAL, "Original", source);
    }

    private Placement other(Source source) {
        String stem = Names.stem(source.file());
        Kind kind = source instanceof Source.OfFilm ? Kind.FILM : Kind.DREAM;
        Optional<String> base = placeOfStem.keySet().stream()
                .filter(other -> isNamedAfter(stem, other) || stem.equals(other))
                .max(longest());
        String place = byRecipe(source)
                .or(() -> base.map(placeOfStem::get))
                .or(() -> existing(stem))
                .orElseGet(() -> newPlace(stem));
        String rest = rest(stem, base, place);
        String usual = kind.word();
        String title =
                rest.isBlank() ? usual : NUMBERED.matcher(Names.title(rest)).replaceAll("$1 $2");
        return new Placement(place, version(source, place, Names.id(rest, usual)), kind, Names.capital(title), source);
    }

    /** An id named after a file: that of a place to replace, or of a new one. */
    private String newPlace(String stem) {
        String wanted = Names.id(stem, "place");
        Set<String> taken = new HashSet<>(placesGiven);
        if (taken.contains(wanted)) {
            room.places().forEach(place -> taken.add(RoomFile.id(place)));
        }
        String place = Names.unique(wanted, taken);
        placesGiven.add(place);
        return place;
    }

    private Optional<String> byRecipe(Source source) {
        return source.dreamOf().map(placeOfOriginal::get);
    }

    /** The place of the room whose id {@code stem} has, or after which it is named. */
    private Optional<String> existing(String stem) {
        String id = Names.id(stem, "");
        return room.places().stream()
                .map(RoomFile::id)
                .filter(other -> id.equals(other) || isNamedAfter(id, other))
                .max(longest());
    }

    /** What a name has besides the name of its place. */
    private static String rest(String stem, Optional<String> base, String place) {
        if (base.isPresent()) {
            return stem.substring(base.get().length()).replaceFirst("^[-_. ]+", "");
        }
        String id = Names.id(stem, "");
        if (id.startsWith(place + "-")) {
            return id.substring(place.length() + 1);
        }
        return id.equals(place) ? "" : stem;
    }

    private String version(Source source, String place, String wanted) {
        Set<String> given = versionsGiven.computeIfAbsent(place, id -> new HashSet<>());
        String version = room.place(place).stream()
                .flatMap(existing -> RoomFile.versions(existing).stream())
                .filter(existing -> existing.path("sha256").asText().equals(source.sha256()))
                .map(RoomFile::id)
                .filter(id -> Names.ID.matcher(id).matches() && !given.contains(id))
                .findFirst()
                .orElseGet(() -> Names.unique(wanted.equals(ORIGINAL) ? DREAM : wanted, given));
        given.add(version);
        return version;
    }

    /** Whether {@code name} is {@code base} and more behind a mark that is neither letter nor digit. */
    private static boolean isNamedAfter(String name, String base) {
        return name.length() > base.length()
                && name.startsWith(base)
                && !Character.isLetterOrDigit(name.codePointAt(base.length()));
    }

    private static Comparator<String> longest() {
        return Comparator.comparingInt(String::length);
    }
}
