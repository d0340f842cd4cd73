package dk.broen.hub.api;

import java.util.Optional;

/** The version of the facts about a citizen as HTTP headers write it: in quotation marks. */
final class Versions {
    private Versions() {
    }

    static String tag(String version) {
        return '"' + version + '"';
    }

    /** @param tag the header If-Match; empty, or a star for any version, asks for no check */
    static Optional<String> read(Optional<String> tag) {
        return tag.map(String::strip).filter(text -> !text.equals("*")).map(text -> text.length() >= 2 && text.startsWith("\"")
            && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text);
    }
}
