package dk.broen.mappings.census;

import java.nio.charset.Charset;

/**
 * How a list is written.
 *
 * @param charset of a list without a byte-order mark; JSON is always UTF-8
 */
public record ListForm(Syntax syntax, Charset charset) {
    /** The syntax of a list. */
    public enum Syntax {
        CSV, JSON
    }
}
