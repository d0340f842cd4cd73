/**
 * Tests of the routes of the mailbox and of their steps.
 * In: mails as servers, programs and people send them.
 * Does not belong here: tests of what a mail is ({@code mappings}), and tests with a running hub.
 */
@NullMarked
package dk.broen.routes.mailbox;

import org.jspecify.annotations.NullMarked;
