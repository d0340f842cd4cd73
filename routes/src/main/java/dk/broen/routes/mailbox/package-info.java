/**
 * The mailbox of the hub: mails that came back, and answers of people, are read, recorded, and moved to a folder.
 * In: mails by IMAP. Out: notices that are given up, work items; each mail stays in the mailbox.
 * Does not belong here: what a mail is ({@code mappings.mail}), and how a notice is settled ({@code delivery}).
 */
@NullMarked
package dk.broen.routes.mailbox;

import org.jspecify.annotations.NullMarked;
