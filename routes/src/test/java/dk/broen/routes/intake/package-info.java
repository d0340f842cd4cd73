/**
 * Tests of the routes of intake and of their steps.
 * In: messages as hospitals send them.
 * Does not belong here: tests of what the messages mean ({@code mappings}), and tests with a running hub.
 */
@NullMarked
package dk.broen.routes.intake;

import org.jspecify.annotations.NullMarked;
