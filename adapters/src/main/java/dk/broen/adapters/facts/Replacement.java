package dk.broen.adapters.facts;

/** What a document replaces, beside the facts that it contains: what the same source recorded before and does not name any more. */
public enum Replacement {
    /** Nothing: the document only adds and changes. */
    NONE,
    /** The facts of the source about the citizens whom the document names. */
    CITIZENS,
    /** All facts of the source: the document is everything that the source knows. */
    SOURCE
}
