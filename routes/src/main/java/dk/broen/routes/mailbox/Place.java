package dk.broen.routes.mailbox;

import java.util.Locale;

/** Where a mail goes that was read. */
enum Place {
    /** What it says is recorded, or nothing follows from it. */
    HANDLED,
    /** It is about no notice that the hub knows. */
    UNMATCHED,
    /** It cannot be read. */
    UNREADABLE;

    /** @param separator of the mail server, between a folder and its subfolder */
    String below(String folder, char separator) {
        return folder.replace('/', separator) + separator + name().toLowerCase(Locale.ROOT);
    }
}
