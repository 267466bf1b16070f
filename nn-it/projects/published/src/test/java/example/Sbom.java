package example;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of what a module needs at run time, as CycloneDX writes it. */
record Sbom(JsonObject json) {
    static Sbom of(String module) throws IOException {
        String text = Files.readString(Published.built(module, "bom.json"));
        return new Sbom(JsonParser.parseString(text).getAsJsonObject());
    }

    /** An artifact with its version, hashes and licences. */
    record Component(JsonObject json) {
        String purl() {
            return json.get("purl").getAsString();
        }

        /** Returns whether it is a part of this library. */
        boolean isOurs() {
            return purl().startsWith("pkg:maven/io.github.nn-java/");
        }

        String name() {
            return json.get("group").getAsString() + ":" + json.get("name").getAsString();
        }

        String version() {
            return json.get("version").getAsString();
        }

        /** Returns the licences' identifiers, or names where SPDX has none. */
        String licences() {
            return Stream.ofNullable(json.getAsJsonArray("licenses"))
                    .flatMap(licences -> licences.asList().stream())
                    .map(Component::licence)
                    .collect(Collectors.joining(" or "));
        }

        private static String licence(JsonElement choice) {
            JsonObject either = choice.getAsJsonObject();
            if (either.has("expression")) {
                return either.get("expression").getAsString();
            }
            JsonObject licence = either.getAsJsonObject("license");
            return licence.get(licence.has("id") ? "id" : "name").getAsString();
        }

        boolean hasHash() {
            return json.getAsJsonArray("hashes").asList().stream()
                    .anyMatch(hash ->
                            hash.getAsJsonObject().get("alg").getAsString().equals("SHA-256"));
        }
    }

    /** Returns what is needed; none is written where the JDK is enough. */
    List<Component> components() {
        return Stream.ofNullable(json.getAsJsonArray("components"))
                .flatMap(components -> components.asList().stream())
                .map(component -> new Component(component.getAsJsonObject()))
                .toList();
    }
}
