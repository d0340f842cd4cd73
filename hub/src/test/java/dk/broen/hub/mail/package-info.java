/**
 * Tests of what comes back for mails, with a running hub and a real mail server.
 * In: delivery reports and answers. Out: what the next contact point hears, work items, and where each mail is.
 * Does not belong here: tests of the mails that the hub sends.
 */
@NullMarked
package dk.broen.hub.mail;

import org.jspecify.annotations.NullMarked;
