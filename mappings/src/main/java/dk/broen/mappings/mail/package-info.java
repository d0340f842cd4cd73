/**
 * Mail that comes back to the hub: delivery reports of mail servers (RFC 3464), answers of people and of programs.
 * In: a mail as bytes. Out: what it is, and which notices it can be about. Nothing of its text is read.
 * Does not belong here: what follows for the notice ({@code routes}), and how a mail is fetched.
 */
@NullMarked
package dk.broen.mappings.mail;

import org.jspecify.annotations.NullMarked;
