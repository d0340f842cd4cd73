package dk.broen.domain.lives;

/** What can be wrong with what a partner was told. */
enum Violation {
    /** The last statement of how things stand is not true, although the partner may be told. */
    LAST_WORD,
    /** Something that is true, not old news and meant for the partner was not said, although it may be told. */
    SILENT,
    /** Something untrue that was read is left standing. */
    UNTRUE,
    /** Something is said without permission or beyond the routing rules. */
    LEAK,
    /** One occasion makes more than one notice to one partner. */
    MANY,
    /** Something is taken back that cannot have been heard. */
    UNHEARD,
    /** A ward that did not report it is left standing. */
    WRONG_WARD,
    /** Something true is taken back although everything is reported. */
    TRUTH_TAKEN_BACK,
    /** Something is said to a partner that certainly heard it, or two notices say the same in a row. */
    TWICE,
    /** One id has two contents: a partner ignores an id that it has read. */
    SWALLOWED,
    /** A return is said to a partner that cannot have heard of the leave. */
    RETURN,
    /** A notice says something together with what makes it old news. */
    OLD_NEWS,
    /** A partner without a part is left to believe in an open stay. */
    PART
}
